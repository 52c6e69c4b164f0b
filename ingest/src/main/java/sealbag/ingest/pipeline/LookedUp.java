package sealbag.ingest.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import sealbag.ingest.ledger.LookUps;
import sealbag.ingest.ledger.WorkEvent;
import sealbag.ingest.packaging.Limitation;
import sealbag.ingest.screening.Screening;
import sealbag.ingest.screening.Screening.KnownFiles;
import sealbag.ingest.screening.Screening.Malware;
import sealbag.ingest.screening.Screening.Scanner;

/// What the look-ups said, for the ledger, the custody log, the package and people.
record LookedUp(Screening screening) {
  private static final Pattern ITEM = Pattern.compile("CHAT|A[0-9]{6,}");

  LookUps summary() {
    return new LookUps(
        screening.malware().verdict().word(),
        screening.malware().reason(),
        screening.knownFiles().answer().word(),
        screening.knownFiles().reason());
  }

  /// Empty where no look-up is configured.
  Optional<WorkEvent> event() {
    if (screening.equals(Screening.notConfigured())) {
      return Optional.empty();
    }
    Malware malware = screening.malware();
    KnownFiles known = screening.knownFiles();
    var details = new TreeMap<String, String>();
    details.put("malware", malware.verdict().word());
    details.put("scanned", String.valueOf(malware.scanned()));
    details.put("notScanned", String.valueOf(malware.notScanned().size()));
    details.put("hits", String.valueOf(malware.hits().size()));
    malware.scanner().map(Scanner::engine).ifPresent(it -> details.put("engine", it));
    malware
        .scanner()
        .flatMap(Scanner::databaseVersion)
        .ifPresent(it -> details.put("database", it));
    details.put("knownHashes", known.answer().word());
    details.put("matches", String.valueOf(known.matches().size()));
    return Optional.of(new WorkEvent("screened", details));
  }

  String malwareSentence() {
    return screening.malware().reason()
        + " Nothing is sealed, and everything is kept. Release it to seal it all the same, or reject it.";
  }

  String restrictedSentence() {
    return screening.knownFiles().reason()
        + " The package is sealed; nothing is uploaded until a named person has released it.";
  }

  /// What the reader of the package must know before opening a file.
  List<Limitation> limitations() {
    var all = new ArrayList<Limitation>();
    for (Malware.Hit hit : screening.malware().hits()) {
      all.add(
          about(
              "MALWARE_FOUND",
              hit.id(),
              "A malware scanner found something in this file, and a person released it all the same. Open it on a protected machine only; metadata/screening.json says what was found."));
    }
    for (KnownFiles.Match match : screening.knownFiles().matches()) {
      all.add(
          about(
              match.restricts() ? "RESTRICTED_FILE" : "KNOWN_FILE",
              match.id(),
              "This file is on a list of known files; metadata/screening.json says on which."));
    }
    return all;
  }

  private static Limitation about(String code, String id, String sentence) {
    Optional<String> where = Optional.of(id).filter(ITEM.asMatchPredicate());
    return new Limitation(code, where, 1, sentence);
  }
}
