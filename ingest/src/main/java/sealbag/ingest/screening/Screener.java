package sealbag.ingest.screening;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sealbag.ingest.evidence.Sha256;

/// Looks the files of an export up: by a malware scanner, and in lists of known files. Safe for
/// several threads. It never changes a file, and no failure of the scanner is an error: it is a
/// verdict, `not-scanned`.
public final class Screener {
  private final Optional<Clamd> clamd;
  private final KnownHashes lists;
  private final boolean configured;

  /// What a person can set about screening.
  ///
  /// @param clamd empty for no malware scanner
  /// @param noted lists whose matches are written down
  /// @param restricting lists whose matches hold the submission until a named person has looked
  public record Settings(Optional<Scan> clamd, List<Path> noted, List<Path> restricting) {
    public Settings {
      noted = List.copyOf(noted);
      restricting = List.copyOf(restricting);
    }

    /// No look-up at all.
    public static Settings none() {
      return new Settings(Optional.empty(), List.of(), List.of());
    }

    /// Whether anything is looked up.
    public boolean isNone() {
      return clamd.isEmpty() && noted.isEmpty() && restricting.isEmpty();
    }
  }

  /// Where clamd is, and what may be asked of it.
  ///
  /// @param perFile the longest that one file may take, sending included
  /// @param mostBytes the largest file that is sent; no more than clamd's `StreamMaxLength` and
  ///   `MaxFileSize`, because clamd says `OK` to what is beyond the latter
  public record Scan(ScannerAddress address, Duration perFile, long mostBytes) {}

  private Screener(Settings settings, KnownHashes lists) {
    this.clamd = settings.clamd().map(Clamd::new);
    this.lists = lists;
    this.configured = !settings.isNone();
  }

  /// Opens the lists, each read once from its beginning to its end. The scanner is not asked yet.
  ///
  /// @throws UnusableListException when a list cannot be relied on
  public static Screener open(Settings settings) throws UnusableListException {
    return new Screener(settings, KnownHashes.open(settings.noted(), settings.restricting()));
  }

  /// Asks a scanner for its version and sends it no file.
  ///
  /// @throws IOException when it cannot be asked
  public static Screening.Scanner ask(Scan scan) throws IOException {
    return new Clamd(scan).version();
  }

  /// Whether anything is looked up.
  public boolean isConfigured() {
    return configured;
  }

  /// Called before each file, which may take long: so that whoever asked can say that it goes on.
  @FunctionalInterface
  public interface Pulse<E extends Exception> {
    /// Goes on; or throws, and nothing more is looked up.
    void beat() throws E;
  }

  /// Looks every file up; the same bytes once, under the id that comes first.
  ///
  /// @throws IOException when one of the files cannot be read
  public <E extends Exception> Screening screen(List<Suspect> suspects, Pulse<E> pulse)
      throws IOException, E {
    List<Suspect> different = different(suspects);
    Screening none = Screening.notConfigured();
    Screening.Malware malware = none.malware();
    if (clamd.isPresent()) {
      malware = MalwareScan.of(clamd.orElseThrow(), different, pulse);
    }
    return new Screening(malware, lists.look(different, pulse));
  }

  private static List<Suspect> different(List<Suspect> suspects) {
    Set<Sha256> seen = new HashSet<>();
    var different = new ArrayList<Suspect>();
    for (Suspect suspect : suspects) {
      if (seen.add(suspect.sha256())) {
        different.add(suspect);
      }
    }
    return different;
  }
}
