package sealbag.ingest.screening;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sealbag.ingest.evidence.Sha256;

/// What the look-ups said about one export. It depends on the day and on the scanner, so it is no
/// part of the evidence.
public record Screening(Malware malware, KnownFiles knownFiles) {

  /// Neither look-up is configured.
  public static Screening notConfigured() {
    return new Screening(
        Malware.notScanned("No malware scanner is configured."),
        KnownFiles.notChecked("No list of known files is configured."));
  }

  /// The same for an export that is sealed unread: files in it that nobody unpacked may be on a
  /// list.
  public Screening ofUnread() {
    return knownFiles.answer() == KnownFiles.Answer.NONE_KNOWN
        ? new Screening(
            malware,
            KnownFiles.notChecked(
                "The export was sealed unread, so the files in it were not looked up."))
        : this;
  }

  /// What the malware scanner said. `CLEAN` only when every file was scanned.
  ///
  /// @param reason a plain sentence
  /// @param scanner empty when it was not asked, or did not say
  /// @param scanned how many different files it scanned, hits included
  public record Malware(
      Verdict verdict,
      String reason,
      Optional<Scanner> scanner,
      int scanned,
      List<Hit> hits,
      List<NotScanned> notScanned) {

    public Malware {
      hits = List.copyOf(hits);
      notScanned = List.copyOf(notScanned);
    }

    static Malware notScanned(String reason) {
      return new Malware(Verdict.NOT_SCANNED, reason, Optional.empty(), 0, List.of(), List.of());
    }

    /// Whether the scanner named something.
    public boolean isFound() {
      return verdict == Verdict.FOUND;
    }

    /// The one word for all files.
    public enum Verdict {
      CLEAN,
      FOUND,
      NOT_SCANNED;

      /// The word in output.
      public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
      }
    }

    /// A file in which the scanner found something.
    ///
    /// @param signature the scanner's name for it
    public record Hit(String id, Sha256 sha256, String signature) {}

    /// A file that was not scanned to its end.
    ///
    /// @param reason a plain sentence
    public record NotScanned(String id, Sha256 sha256, String reason) {}
  }

  /// The scanner and its signatures, as it states them.
  public record Scanner(
      String engine, Optional<String> databaseVersion, Optional<String> databaseDate) {}

  /// What the lists of known files said.
  ///
  /// @param reason a plain sentence
  public record KnownFiles(
      Answer answer, String reason, List<KnownList> lists, List<Match> matches) {

    public KnownFiles {
      lists = List.copyOf(lists);
      matches = List.copyOf(matches);
    }

    static KnownFiles notChecked(String reason) {
      return new KnownFiles(Answer.NOT_CHECKED, reason, List.of(), List.of());
    }

    /// Whether a list asks that a named person looks first.
    public boolean restricts() {
      return matches.stream().anyMatch(Match::restricts);
    }

    /// The one word for all files.
    public enum Answer {
      NONE_KNOWN,
      KNOWN,
      NOT_CHECKED;

      /// The word in output.
      public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
      }
    }

    /// A file that is on a list.
    ///
    /// @param list the list's file name
    /// @param hash what is on the list, in lower-case hex
    /// @param restricts whether the list asks that a named person looks first
    public record Match(
        String id, Sha256 sha256, String list, String algorithm, String hash, boolean restricts) {}
  }

  /// A list as it was when it was opened.
  ///
  /// @param name its file name
  /// @param sha256 of the whole list
  public record KnownList(
      String name, String algorithm, long entries, Sha256 sha256, boolean restricts) {}
}
