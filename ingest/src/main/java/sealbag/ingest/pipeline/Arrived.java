package sealbag.ingest.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Intake;
import sealbag.parsers.mail.MailLimitException;
import sealbag.parsers.mail.MailLimits;
import sealbag.parsers.mail.Wrapping;

/// An intake opened: its raw bytes, and the parts where it is a mail.
record Arrived(Intake intake, Path raw, Optional<OpenedMail> mail) {

  /// An intake that goes on unread: what cannot be opened is not.
  static Arrived unread(Intake intake, Path raw, MailLimits limits, Spool spool)
      throws IOException {
    try {
      return open(intake, raw, limits, spool);
    } catch (MustHoldException _) {
      return new Arrived(intake, raw, Optional.empty());
    }
  }

  static Arrived open(Intake intake, Path raw, MailLimits limits, Spool spool)
      throws IOException, MustHoldException {
    if (intake.kind() != Intake.Kind.FILE) {
      return new Arrived(intake, raw, Optional.empty());
    }
    Optional<Wrapping> wrapping = Wrapping.of(Head.of(raw));
    if (wrapping.isEmpty()) {
      return new Arrived(intake, raw, Optional.empty());
    }
    try {
      Optional<OpenedMail> mail = new MailOpening(limits, spool).open(raw, wrapping.orElseThrow());
      return new Arrived(intake, raw, mail);
    } catch (MailLimitException e) {
      throw new MustHoldException(HoldReason.TOO_BIG, String.valueOf(e.getMessage()));
    }
  }
}
