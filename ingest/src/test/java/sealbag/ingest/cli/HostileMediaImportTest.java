package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.fixtures.hostile.HostileFile;
import sealbag.fixtures.hostile.HostileMedia;
import tools.jackson.databind.JsonNode;

/// An export full of hostile files goes down the whole line.
class HostileMediaImportTest {
  private static final Path MEDIA = Sealbag.FIXTURES.resolve("media");

  /// Some of each kind; the media reader's own test has them all.
  private static final Set<String> SOME =
      Set.of(
          "100000-frames.gif",
          "arrays-in-arrays.pdf",
          "box-of-2-to-the-63.mp4",
          "boxes-in-boxes.mp4",
          "form-reads-a-file.pdf",
          "jpeg-and-zip.jpg",
          "reads-a-file.docx",
          "reads-a-file.svg",
          "runs-javascript.pdf",
          "stream-in-the-way-of-1-gibibyte.pdf");

  @TempDir private Path folder;

  private Path export() throws IOException {
    Path export = Files.createDirectory(folder.resolve("export"));
    Files.writeString(
        export.resolve("WhatsApp Chat with Sam.txt"),
        "13/03/2024, 09:12 - Dana: jpeg-and-zip.jpg (file attached)\n13/03/2024, 09:13 - Sam: ok\n");
    Path secret = Files.writeString(folder.resolve("secret"), "canary-77d0");
    byte[] photo = Files.readAllBytes(MEDIA.resolve("photo.jpg"));
    for (HostileFile file : HostileMedia.all("http://127.0.0.1:1", secret, photo)) {
      if (SOME.contains(file.name())) {
        file.in(export);
      }
    }
    Files.copy(MEDIA.resolve("photo.heic"), export.resolve("zz-harmless.heic"));
    return export;
  }

  @Test
  void itIsSealedWithANoteForEachFileThatCouldNotBeLookedInto() throws IOException {
    var sealbag = new Sealbag(folder.resolve("home"));

    Sealbag.Run run = sealbag.run("import", "--json", export());

    assertThat(run.code()).isZero();
    assertThat(run.text("outcome")).isEqualTo("sealed");
    var sealed = new SealedZip(Path.of(run.text("package")));
    sealed.assertSound();
    Map<String, JsonNode> items = items(sealed);
    assertThat(notes(sealed, items))
        .containsEntry("boxes-in-boxes.mp4", "INSPECTION_CRASHED")
        .containsEntry("stream-in-the-way-of-1-gibibyte.pdf", "INSPECTION_OUT_OF_MEMORY")
        .containsEntry("arrays-in-arrays.pdf", "INSPECTION_UNREADABLE")
        .doesNotContainKeys("zz-harmless.heic", "jpeg-and-zip.jpg");
    assertThat(fact(items, "zz-harmless.heic", "heightPixels")).isEqualTo(48);
    assertThat(fact(items, "jpeg-and-zip.jpg", "widthPixels")).isEqualTo(640);
    assertThat(fact(items, "100000-frames.gif", "frames")).isEqualTo(100_000);
    assertThat(facts(items, "boxes-in-boxes.mp4").get("widthPixels").isNull()).isTrue();
    assertThat(sealed.text("data/catalogue.json")).doesNotContain("canary-77d0");
  }

  private static JsonNode facts(Map<String, JsonNode> items, String name) {
    JsonNode item = items.get(name);
    if (item == null) {
      throw new AssertionError("not in the catalogue: " + name);
    }
    return item.get("facts");
  }

  private static int fact(Map<String, JsonNode> items, String name, String fact) {
    return facts(items, name).get(fact).asInt();
  }

  private static Map<String, JsonNode> items(SealedZip sealed) throws IOException {
    var items = new HashMap<String, JsonNode>();
    sealed
        .json("data/catalogue.json")
        .get("items")
        .forEach(item -> items.put(item.get("name").get("decoded").asString(), item));
    return items;
  }

  /// The name of each file that has a note about its inspection, and the note's code.
  private static Map<String, String> notes(SealedZip sealed, Map<String, JsonNode> items)
      throws IOException {
    var codes = new HashMap<String, String>();
    for (JsonNode warning : sealed.json("metadata/limitations.json").get("warnings")) {
      String code = warning.get("code").asString();
      if (code.startsWith("INSPECTION_")) {
        codes.put(warning.get("where").asString(), code);
      }
    }
    var notes = new TreeMap<String, String>();
    items.forEach(
        (name, item) -> {
          String code = codes.get(item.get("id").asString());
          if (code != null) {
            notes.put(name, code);
          }
        });
    return notes;
  }
}
