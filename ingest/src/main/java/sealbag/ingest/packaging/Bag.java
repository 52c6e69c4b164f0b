package sealbag.ingest.packaging;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;
import sealbag.ingest.evidence.Sha256;

/// The files of one bag, by their path in it. All paths are ASCII, so that the order of Java's
/// strings is that of their UTF-8 bytes.
///
/// @param files every file
/// @param manifestSha256 hash of `manifest-sha256.txt`
record Bag(SortedMap<String, BagFile> files, Sha256 manifestSha256) {

  private static final String PROFILE = "urn:sealbag:bagit-profile:1";

  static Bag of(Contents contents) {
    SortedMap<String, BagFile> data = new TreeMap<>();
    for (Payload payload : contents.data()) {
      data.put(payload.path(), BagFile.of(payload));
    }
    BagFile manifest = BagFile.of(manifest(data));
    SortedMap<String, BagFile> tags = tags(contents);
    tags.put("manifest-sha256.txt", manifest);
    tags.put("tagmanifest-sha256.txt", BagFile.of(manifest(tags)));
    tags.putAll(data);
    return new Bag(tags, manifest.sha256());
  }

  private static SortedMap<String, BagFile> tags(Contents contents) {
    SortedMap<String, BagFile> tags = new TreeMap<>(FixedFiles.ALL);
    tags.put("bag-info.txt", BagFile.of(bagInfo(contents)));
    tags.put("README-FIRST.txt", FixedFiles.readme(contents.number()));
    tags.put(
        "metadata/submission.json",
        BagFile.of(SubmissionJson.bytes(contents.number(), contents.submission())));
    contents
        .messageHead()
        .ifPresent(head -> tags.put("metadata/message-head.eml", BagFile.of(head)));
    tags.put("metadata/tool.json", BagFile.of(MetadataJson.tool(contents.tool())));
    tags.put("metadata/screening.json", BagFile.of(ScreeningJson.of(contents.screening())));
    tags.put("metadata/limitations.json", BagFile.of(MetadataJson.limitations(contents)));
    tags.put("custody/events.jsonl", BagFile.of(CustodyLines.bytes(contents.custodyLines())));
    return tags;
  }

  private static String bagInfo(Contents contents) {
    var info = new StringBuilder();
    contents.sourceOrganization().ifPresent(name -> line(info, "Source-Organization", name));
    line(info, "External-Identifier", contents.number());
    line(info, "Bagging-Date", LocalDate.ofInstant(contents.sealedAt(), ZoneOffset.UTC).toString());
    long octets = contents.data().stream().mapToLong(Payload::sizeBytes).sum();
    line(info, "Payload-Oxum", octets + "." + contents.data().size());
    line(info, "BagIt-Profile-Identifier", PROFILE);
    line(info, "Bag-Software-Agent", contents.tool().name() + " " + contents.tool().version());
    return info.toString();
  }

  private static void line(StringBuilder info, String label, String value) {
    info.append(label).append(": ").append(value.replaceAll("\\R", " ").strip()).append('\n');
  }

  private static String manifest(SortedMap<String, BagFile> files) {
    var lines = new StringBuilder();
    files.forEach(
        (path, file) -> lines.append(file.sha256()).append("  ").append(path).append('\n'));
    return lines.toString();
  }
}
