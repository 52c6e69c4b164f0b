package sealbag.ingest.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Holds one manifest against the files: each listed file is there with that hash, and each file
/// that belongs into the manifest is listed (RFC 8493, sections 2.1.3 and 2.2.1).
///
/// @param manifest path of the manifest
/// @param scope the paths that it must list
record ManifestRules(String manifest, Predicate<String> scope) {

  static final String PAYLOAD = "manifest-sha256.txt";
  static final String TAGS = "tagmanifest-sha256.txt";

  private static final int LONGEST_LINE = 1024;
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (\\S+)");

  static ManifestRules payload() {
    return new ManifestRules(PAYLOAD, path -> path.startsWith("data/"));
  }

  static ManifestRules tags() {
    return new ManifestRules(TAGS, path -> !path.startsWith("data/") && !path.equals(TAGS));
  }

  void check(BagFiles bag, Findings findings) throws IOException {
    Optional<SealedFile> file = bag.find(manifest);
    if (file.isEmpty()) {
      return; // its absence is a finding of BagRules
    }
    var listing = new Listing(bag, findings);
    try (InputStream in = bag.open(file.get())) {
      if (!Lines.read(in, LONGEST_LINE, listing::line)) {
        findings.add(manifest, "It does not end with a whole line.");
      }
    }
    for (String path : bag.files().keySet()) {
      if (scope.test(path) && !listing.listed.contains(path)) {
        findings.add(
            path, "The file is not listed in " + manifest + ": it was added after sealing.");
      }
    }
  }

  /// The lines read so far.
  private final class Listing {
    private final BagFiles bag;
    private final Findings findings;
    private final Set<String> listed = new HashSet<>();
    private String before = "";

    Listing(BagFiles bag, Findings findings) {
      this.bag = bag;
      this.findings = findings;
    }

    void line(byte[] bytes) {
      String line = new String(bytes, StandardCharsets.UTF_8);
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        findings.add(manifest, "A line is not a hash, two blanks and a path.", "", line);
        return;
      }
      String path = matcher.group(2);
      if (path.compareTo(before) <= 0 || !scope.test(path)) {
        findings.add(manifest, "A line is out of order or does not belong there.", "", line);
      }
      before = path;
      compare(path, matcher.group(1));
    }

    private void compare(String path, String sha256) {
      Optional<SealedFile> file = bag.find(path);
      if (file.isEmpty()) {
        findings.add(Shown.text(path), "The file is listed in " + manifest + " and is missing.");
        return;
      }
      listed.add(path);
      findings.compare(
          path,
          "The file's content is not what was sealed.",
          "sha256 " + sha256,
          "sha256 " + file.get().sha256());
    }
  }
}
