package sealbag.ingest.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sealbag.ingest.ledger.Mailboxes;
import sealbag.ingest.mailbox.ListedMessage;

/// What lies in one mailbox, held against what the ledger knows of it.
///
/// @param listed how many mails lie there now
/// @param taken how many of them are kept, each with a submission
/// @param removed how many were taken and lie there no more, as after a move
/// @param before how many of them arrived before the day from which on mails are taken
/// @param differences what a person should look at, in the order of the mailbox
record MailboxAudit(int listed, int taken, int removed, int before, List<Difference> differences) {

  MailboxAudit {
    differences = List.copyOf(differences);
  }

  /// One mail of which the two do not say the same.
  ///
  /// @param id the source's name for it
  /// @param what `unknown`, `listed`, `held` or `gone`
  record Difference(String id, String what, Optional<String> problem) {

    /// What it means, and what to do.
    String sentence() {
      return switch (what) {
        case "unknown" -> "lies in the mailbox and is not known yet. watch takes it.";
        case "listed" -> "is known and not taken yet. watch takes it.";
        case "held" -> "could not be taken. See the log, then: sealbag mailbox retry NAME.";
        default -> "was removed by another program before it could be taken. Ask who did.";
      };
    }
  }

  static MailboxAudit of(List<ListedMessage> listed, Map<String, Mailboxes.Known> known) {
    var differences = new ArrayList<Difference>();
    Set<String> there = new HashSet<>();
    int taken = 0;
    int before = 0;
    for (ListedMessage message : listed) {
      there.add(message.id());
      Optional<Mailboxes.Known> one = Optional.ofNullable(known.get(message.id()));
      if (one.filter(MailboxAudit::isTaken).isPresent()) {
        taken++;
      } else if (one.filter(MailboxAudit::isBefore).isPresent()) {
        before++;
      } else {
        String what = one.map(Mailboxes.Known::state).orElse("unknown");
        differences.add(new Difference(message.id(), what, one.flatMap(Mailboxes.Known::problem)));
      }
    }
    int removed = 0;
    for (var entry : known.entrySet()) {
      if (!there.contains(entry.getKey())) {
        if (isTaken(entry.getValue())) {
          removed++;
        } else if (!isBefore(entry.getValue())) {
          differences.add(new Difference(entry.getKey(), "gone", entry.getValue().problem()));
        }
      }
    }
    return new MailboxAudit(listed.size(), taken, removed, before, differences);
  }

  private static boolean isBefore(Mailboxes.Known known) {
    return known.state().equals("before");
  }

  private static boolean isTaken(Mailboxes.Known known) {
    return known.state().equals("taken") || known.state().equals("marked");
  }
}
