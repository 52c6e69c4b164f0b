package sealbag.uploaders.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Parcels;

class ImportSheetTest {
  private static final String NUMBER = "SB-2026-000801";

  @TempDir private Path packages;
  @TempDir private Path box;

  /// The cells below the headings; no cell here holds a comma within quotes.
  private List<String> row(String reference, String officer) throws Exception {
    Parcel sealed = Parcels.seal(packages, NUMBER, new byte[] {1, 2, 3});
    var label =
        new Parcel.Label(
            "WhatsApp chat export " + NUMBER,
            Optional.of(reference),
            Optional.of("JS/1"),
            Optional.of(officer),
            Instant.parse("2026-11-20T18:04:00Z"),
            Optional.of(LocalDateTime.parse("2026-11-19T23:10")));
    var parcel =
        new Parcel(
            NUMBER,
            sealed.file(),
            sealed.sha256(),
            sealed.sizeBytes(),
            sealed.manifestSha256(),
            label);
    var sheet = new ImportSheet(Optional.of("Digital - Comms"), "OFFICIAL-SENSITIVE");
    var uploader = new FolderUploader(box, Optional.of(sheet));
    uploader.deliver(parcel, new MemoryJournal());
    uploader.deliver(parcel, new MemoryJournal()); // the same again is harmless
    String line = Files.readAllLines(box.resolve(NUMBER + ".csv")).get(1);
    return Arrays.stream(line.substring(1, line.length() - 1).split("\",\"", -1)).toList();
  }

  @Test
  void theRowNamesWhatAnEvidenceSystemAsksFor() throws Exception {
    List<String> row = row("01/2345678/26", "1234AB");

    assertThat(row.subList(0, 11))
        .containsExactly(
            "01/2345678/26",
            "WhatsApp chat export " + NUMBER,
            "Digital - Comms",
            "1234AB",
            "2026-11-19T23:10",
            "2026-11-20T18:04:00Z",
            "01/2345678/26",
            "JS/1",
            "1234AB",
            "OFFICIAL-SENSITIVE",
            NUMBER + ".zip");
    assertThat(row.get(12))
        .isEqualTo("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81");
    assertThat(row.getLast()).isEqualTo("Recorded On is phone time, its zone is unknown");
  }

  @Test
  void whatIsTooLongStaysOutOfItsColumnAndIsNamedAndNothingIsCut() throws Exception {
    String reference = "R".repeat(76);

    List<String> row = row(reference, "officer@force.example");

    assertThat(row.get(0)).isEqualTo(NUMBER);
    assertThat(row.get(3)).isEmpty();
    assertThat(row.get(6)).isEqualTo(reference);
    assertThat(row.getLast()).contains("longer than 75", "no badge number");
  }

  @Test
  void noCellIsAFormulaOrMovesWhatIsShown() throws Exception {
    List<String> row = row("=HYPERLINK(\"x\")", "+44\u202E\u0007 7700");

    assertThat(row.get(0)).isEqualTo("'=HYPERLINK(\"\"x\"\")");
    assertThat(row.get(8)).isEqualTo("'+44  7700");
  }
}
