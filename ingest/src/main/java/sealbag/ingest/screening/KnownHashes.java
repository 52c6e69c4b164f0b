package sealbag.ingest.screening;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import sealbag.ingest.screening.Screening.KnownFiles;
import sealbag.ingest.screening.Screening.KnownFiles.Answer;
import sealbag.ingest.screening.Screening.KnownFiles.Match;
import sealbag.ingest.screening.Screening.KnownList;

/// Looks files up in lists of known hashes.
final class KnownHashes {
  private final List<Opened> lists;

  private record Opened(KnownList about, Path file, HashAlgorithm algorithm, FileTime checked) {}

  private KnownHashes(List<Opened> lists) {
    this.lists = lists;
  }

  /// Reads every list once from its beginning to its end.
  ///
  /// @throws UnusableListException when one cannot be relied on
  static KnownHashes open(List<Path> noted, List<Path> restricting) throws UnusableListException {
    var lists = new ArrayList<Opened>();
    for (Path file : noted) {
      lists.add(open(file, false));
    }
    for (Path file : restricting) {
      lists.add(open(file, true));
    }
    return new KnownHashes(List.copyOf(lists));
  }

  private static Opened open(Path file, boolean restricts) throws UnusableListException {
    try (HashListFile list = HashListFile.open(file)) {
      var about =
          new KnownList(
              String.valueOf(file.getFileName()),
              list.algorithm().word(),
              list.lines(),
              list.check(),
              restricts);
      return new Opened(about, file, list.algorithm(), Files.getLastModifiedTime(file));
    } catch (IOException _) {
      throw new UnusableListException(
          "the list of known files "
              + file
              + " cannot be read. Correct its path in sealbag.toml, or give your user the right to read it.");
    }
  }

  <E extends Exception> KnownFiles look(List<Suspect> suspects, Screener.Pulse<E> pulse)
      throws IOException, E {
    if (lists.isEmpty()) {
      return KnownFiles.notChecked("No list of known files is configured.");
    }
    var matches = new ArrayList<Match>();
    for (Suspect suspect : suspects) {
      pulse.beat();
      Map<HashAlgorithm, String> hashes = hashes(suspect);
      for (Opened list : lists) {
        match(list, suspect, hashes.getOrDefault(list.algorithm(), ""), matches);
      }
    }
    Answer answer = matches.isEmpty() ? Answer.NONE_KNOWN : Answer.KNOWN;
    List<KnownList> about = lists.stream().map(Opened::about).toList();
    return new KnownFiles(answer, sentence(suspects.size(), matches), about, matches);
  }

  private static void match(Opened list, Suspect suspect, String hash, List<Match> matches)
      throws IOException {
    KnownList about = list.about();
    if (!Files.getLastModifiedTime(list.file()).equals(list.checked())) {
      throw new IOException("a list of known files was changed while it was in use");
    }
    try (HashListFile file = HashListFile.open(list.file())) {
      if (file.contains(hash)) {
        matches.add(
            new Match(
                suspect.id(),
                suspect.sha256(),
                about.name(),
                about.algorithm(),
                hash,
                about.restricts()));
      }
    } catch (UnusableListException e) {
      throw new IOException("a list of known files was changed while it was in use", e);
    }
  }

  /// The file is read again only for a hash that is not at hand.
  private Map<HashAlgorithm, String> hashes(Suspect suspect) throws IOException {
    Map<HashAlgorithm, String> hashes = new EnumMap<>(HashAlgorithm.class);
    hashes.put(HashAlgorithm.SHA_256, suspect.sha256().hex());
    Map<HashAlgorithm, MessageDigest> digests = new EnumMap<>(HashAlgorithm.class);
    lists.stream()
        .map(Opened::algorithm)
        .filter(algorithm -> algorithm != HashAlgorithm.SHA_256)
        .forEach(algorithm -> digests.put(algorithm, algorithm.start()));
    if (!digests.isEmpty()) {
      feed(suspect.file(), digests);
    }
    digests.forEach(
        (algorithm, digest) -> hashes.put(algorithm, HexFormat.of().formatHex(digest.digest())));
    return hashes;
  }

  private static void feed(Path file, Map<HashAlgorithm, MessageDigest> digests)
      throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        for (MessageDigest digest : digests.values()) {
          digest.update(buffer, 0, length);
        }
      }
    }
  }

  private static String sentence(int files, List<Match> matches) {
    if (matches.isEmpty()) {
      return "None of the " + files + " files is on a list of known files.";
    }
    Set<String> known = matches.stream().map(Match::id).collect(Collectors.toSet());
    Set<String> lists =
        matches.stream().map(Match::list).collect(Collectors.toCollection(TreeSet::new));
    return "%d of the %d files %s on a list of known files: %s."
        .formatted(known.size(), files, known.size() == 1 ? "is" : "are", String.join(", ", lists));
  }
}
