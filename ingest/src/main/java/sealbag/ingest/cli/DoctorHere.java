package sealbag.ingest.cli;

import static sealbag.ingest.cli.DoctorFinding.ok;
import static sealbag.ingest.cli.DoctorFinding.problem;
import static sealbag.ingest.cli.DoctorFinding.warning;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import sealbag.ingest.config.Config;
import sealbag.ingest.config.LedgerAddress;
import sealbag.ingest.ledger.LedgerLook;
import sealbag.ingest.screening.Screener;
import sealbag.ingest.screening.UnusableListException;
import sealbag.parsers.whatsapp.LanguagePacks;
import sealbag.parsers.whatsapp.PackFinding;

/// What `doctor` looks at on this machine. Nothing is changed.
record DoctorHere(Config config) {
  private static final Runtime.Version OLDEST_JAVA = Runtime.Version.parse("25.0.3");
  private static final int MEBIBYTE_BITS = 20;

  static DoctorFinding java(Runtime.Version version) {
    return version.compareToIgnoreOptional(OLDEST_JAVA) >= 0
        ? ok("java", "Java " + version + ".")
        : problem(
            "java",
            "Java " + version + " is too old; before " + OLDEST_JAVA + " it can corrupt data.",
            "Install a JDK " + OLDEST_JAVA + " or later, and name it with SEALBAG_JAVA.");
  }

  List<DoctorFinding> findings() {
    var findings = new ArrayList<DoctorFinding>();
    findings.add(ok("configuration", "Read without a problem."));
    findings.add(home());
    findings.add(disk());
    findings.add(ledger());
    findings.addAll(packs());
    findings.add(lists());
    return findings;
  }

  private DoctorFinding home() {
    Path home = config.home();
    if (!Files.exists(home)) {
      return writable("home", home, home + " is not there yet; the first import makes it.");
    }
    if (!Files.isDirectory(home) || !Files.isWritable(home)) {
      return problem(
          "home",
          home + " cannot be written.",
          "Make it a folder that belongs to the user who runs Sealbag, or name another with --home.");
    }
    return permissions(home);
  }

  private static DoctorFinding permissions(Path home) {
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(home);
      return PosixFilePermissions.toString(rights).endsWith("------")
          ? ok("home", home + ", closed to other users.")
          : warning("home", home + " is open to other users of this machine.", "chmod 700 " + home);
    } catch (IOException | UnsupportedOperationException e) {
      return warning(
          "home",
          "The rights of " + home + " cannot be read.",
          "Make sure that no other user can.");
    }
  }

  /// A folder of ours that may not be there yet.
  static DoctorFinding writable(String check, Path folder, String well) {
    Path there = nearest(folder);
    return Files.isDirectory(there) && Files.isWritable(there)
        ? ok(check, well)
        : problem(
            check,
            folder + " cannot be written or made.",
            "Give the user who runs Sealbag the right to write in "
                + there
                + ", which must be a folder.");
  }

  private static Path nearest(Path path) {
    Path there = path.toAbsolutePath().normalize();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  private DoctorFinding disk() {
    long floor = config.watch().diskFloorBytes();
    try {
      long free = Files.getFileStore(nearest(config.home())).getUsableSpace();
      String says =
          "%,d MiB free; watch takes mails down to %,d MiB."
              .formatted(free >> MEBIBYTE_BITS, floor >> MEBIBYTE_BITS);
      return free >= floor
          ? ok("disk", says)
          : problem("disk", says, "Make room, or lower watch.disk-floor-megabytes.");
    } catch (IOException e) {
      return problem("disk", "Its free space cannot be found out.", "Check the disk.");
    }
  }

  private DoctorFinding ledger() {
    LedgerAddress address = config.ledger();
    Path file = config.home().resolve("ledger.db");
    if (address.url().isEmpty() && !Files.exists(file)) {
      return ok("ledger", "Not there yet; the first import makes it.");
    }
    return ledger(
        () -> Application.Outside.postgres(address).orElseGet(() -> LedgerLook.sqlite(file)));
  }

  private static DoctorFinding ledger(Supplier<DataSource> opened) {
    try {
      DataSource source = opened.get();
      try {
        return seen(LedgerLook.at(source));
      } finally {
        if (source instanceof Closeable pool) {
          pool.close();
        }
      }
    } catch (IOException | RuntimeException e) {
      return problem(
          "ledger",
          "It cannot be read (" + e.getClass().getSimpleName() + ").",
          "Check that its file is whole and yours, or that the database under [ledger] runs and lets this user in; a ledger of a newer Sealbag needs that version.");
    }
  }

  private static DoctorFinding seen(LedgerLook look) {
    if (!look.sound()) {
      return problem(
          "ledger",
          "The end of the custody log is not as it was written.",
          "Run: sealbag custody verify. Then restore the ledger from its backup.");
    }
    return ok(
        "ledger",
        look.upToDate()
            ? "It answers; %,d custody events, and their end is sound.".formatted(look.events())
            : "It answers; the next command that opens it brings its tables up to date.");
  }

  private static List<DoctorFinding> packs() {
    var packs = new LanguagePacks();
    var findings = new ArrayList<DoctorFinding>();
    for (String language : packs.languages()) {
      long wrong =
          packs.check(language, packs.text(language).orElseThrow()).stream()
              .filter(PackFinding::wrong)
              .count();
      if (wrong > 0) {
        findings.add(
            problem(
                "phrases",
                "%d rows of the pack %s are wrong.".formatted(wrong, language),
                "Run: sealbag locale test " + language + ". Then install Sealbag again."));
      }
    }
    return findings.isEmpty()
        ? List.of(ok("phrases", packs.languages().size() + " languages."))
        : findings;
  }

  private DoctorFinding lists() {
    int count = config.screening().noted().size() + config.screening().restricting().size();
    try {
      Screener.open(config.screening());
      return ok(
          "known-files", count == 0 ? "No list is configured." : count + " lists, read whole.");
    } catch (UnusableListException e) {
      return problem("known-files", e.sentence(), "Until then nothing is sealed.");
    }
  }
}
