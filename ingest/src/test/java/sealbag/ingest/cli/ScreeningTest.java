package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.fixtures.clamd.FakeClamd;
import sealbag.fixtures.clamd.FakeClamd.Manner;
import tools.jackson.databind.JsonNode;

/// Malware and known files, from the command line to the package and back.
class ScreeningTest {
  private static final Path ZIP =
      Sealbag.FIXTURES.resolve("exports/android-one-to-one-with-media-24h-dmy/export.zip");
  private static final String NUMBER = "SB-2026-000001";
  private static final int ENOUGH = 25 << 20;

  @TempDir private Path folder;
  private Sealbag sealbag;

  @BeforeEach
  void makeAHome() throws IOException {
    sealbag = new Sealbag(Files.createDirectory(folder.resolve("home")));
  }

  private void configure(String... lines) throws IOException {
    Files.writeString(
        sealbag.home().resolve("sealbag.toml"), "[screening]\n" + String.join("\n", lines) + "\n");
  }

  private void configure(FakeClamd clamd) throws IOException {
    configure("clamd = \"" + clamd.address() + "\"");
  }

  /// The export as a folder, with one more file.
  private Path exportWith(String name, byte[] bytes) throws IOException {
    Path export = Files.createDirectory(folder.resolve("export"));
    try (var zip = new ZipInputStream(Files.newInputStream(ZIP))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.write(export.resolve(entry.getName()), zip.readAllBytes());
      }
    }
    Files.write(export.resolve(name), bytes);
    return export;
  }

  private static SealedZip packageOf(Sealbag.Run run) {
    return new SealedZip(Path.of(run.text("package")));
  }

  private static JsonNode screening(SealedZip sealed) throws IOException {
    return sealed.json("metadata/screening.json");
  }

  private static List<String> codes(SealedZip sealed) throws IOException {
    JsonNode warnings = sealed.json("metadata/limitations.json").get("warnings");
    return StreamSupport.stream(warnings.spliterator(), false)
        .map(warning -> warning.get("code").asString())
        .toList();
  }

  private List<String> outbox() {
    String[] names = sealbag.home().resolve("outbox/evidence").toFile().list();
    return names == null ? List.of() : List.of(names);
  }

  @Test
  void aHitIsKeptAndNotSealedUntilAPersonReleasesIt() throws Exception {
    try (FakeClamd clamd = FakeClamd.onTcp(Manner.PROPER, ENOUGH)) {
      configure(clamd);
      Path export = exportWith("invoice.pdf", FakeClamd.eicar());

      Sealbag.Run held = sealbag.run("import", "--json", export);
      Sealbag.Run again = sealbag.run("import", "--json", export);
      Sealbag.Run retried = sealbag.run("retry", NUMBER, "--because", "once more");

      assertThat(held.code()).isEqualTo(3);
      assertThat(held.text("code")).isEqualTo("MALWARE");
      assertThat(held.text("reason"))
          .contains("Eicar-Test-Signature in 1 of", "Release it", "everything is kept")
          .hasSizeLessThan(300);
      assertThat(again.text("code")).isEqualTo("MALWARE");
      assertThat(retried.code()).isEqualTo(2);
      assertThat(retried.err()).contains("release or reject");
      assertThat(sealbag.home().resolve("packages")).isEmptyDirectory();
      assertThat(outbox()).isEmpty();
    }
  }

  @Test
  void afterTheReleaseThePackageSaysWhatWasFoundAndWhoDecided() throws Exception {
    try (FakeClamd clamd = FakeClamd.onTcp(Manner.PROPER, ENOUGH)) {
      configure(clamd);
      sealbag.run("import", exportWith("invoice.pdf", FakeClamd.eicar()));

      Sealbag.Run released =
          sealbag.run(
              "release", NUMBER, "--because", "it is the evidence", "--by", "PC Shah", "--json");

      assertThat(released.code()).isZero();
      assertThat(released.text("state")).isEqualTo("recorded");
      SealedZip sealed = packageOf(released);
      sealed.assertSound();
      JsonNode malware = screening(sealed).get("malware");
      assertThat(malware.get("verdict").asString()).isEqualTo("found");
      assertThat(malware.get("engine").asString()).isEqualTo("ClamAV 1.4.3");
      assertThat(malware.get("databaseVersion").asString()).isEqualTo("27444");
      assertThat(malware.get("hits").size()).isEqualTo(1);
      assertThat(malware.get("notScanned").size()).isZero();
      assertThat(codes(sealed)).contains("MALWARE_FOUND");
      assertThat(sealed.text("custody/events.jsonl"))
          .contains("\"action\":\"screened\"", "\"held\":\"MALWARE\"", "PC Shah")
          .doesNotContain("invoice");
      assertThat(outbox()).containsExactly(NUMBER + ".zip");
    }
  }

  @Test
  void aCleanExportSaysSoInEveryOutput() throws Exception {
    try (FakeClamd clamd = FakeClamd.onTcp(Manner.PROPER, ENOUGH)) {
      configure(clamd);

      Sealbag.Run run = sealbag.run("import", ZIP);
      Sealbag.Run shown = sealbag.run("show", NUMBER, "--json");

      String line =
          "Malware    clean  (The malware scanner (ClamAV 1.4.3, database 27444) found nothing in ";
      assertThat(run.out()).contains(line);
      assertThat(sealbag.run("show", NUMBER).out()).contains(line);
      assertThat(shown.item().get("screening").get("malware").asString()).isEqualTo("clean");
      assertThat(codes(packageOf(shown))).doesNotContain("MALWARE_FOUND");
      packageOf(shown).assertSound();
    }
  }

  @Test
  void aScannerThatIsAwayOrTooSmallMakesNothingCleanAndStopsNothing() throws Exception {
    configure("clamd = \"unix:/nonexistent/clamd.ctl\"");
    Sealbag.Run away = sealbag.run("import", "--json", ZIP);
    try (FakeClamd small = FakeClamd.onTcp(Manner.PROPER, 5_000)) {
      configure(small);
      Sealbag.Run tooLarge =
          sealbag.run("import", "--json", exportWith("more.bin", new byte[9_000]));

      for (Sealbag.Run run : List.of(away, tooLarge)) {
        assertThat(run.code()).isZero();
        assertThat(run.item().get("screening").get("malware").asString()).isEqualTo("not-scanned");
        SealedZip sealed = packageOf(run);
        sealed.assertSound();
        assertThat(screening(sealed).get("malware").get("notScanned").size()).isPositive();
      }
    }
  }

  @Test
  void whatIsReleasedUnparsedIsScannedTooBeforeItIsSealed() throws Exception {
    try (FakeClamd clamd = FakeClamd.onTcp(Manner.PROPER, ENOUGH)) {
      configure(clamd);
      Path file = Files.write(folder.resolve("eicar.com"), FakeClamd.eicar());
      sealbag.run("import", file);

      Sealbag.Run first = sealbag.run("release", NUMBER, "--because", "seal it", "--json");
      Sealbag.Run second = sealbag.run("release", NUMBER, "--because", "I know", "--json");

      assertThat(first.text("code")).isEqualTo("MALWARE");
      assertThat(second.text("state")).isEqualTo("recorded");
      assertThat(
              screening(packageOf(second)).get("malware").get("hits").get(0).get("item").asString())
          .isEqualTo("original");
    }
  }

  private static String hash(String algorithm, byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
  }

  private static byte[] photo() throws IOException {
    try (InputStream in = Files.newInputStream(Sealbag.FIXTURES.resolve("media/photo.jpg"))) {
      return in.readAllBytes();
    }
  }

  @Test
  void aMatchOfARestrictingListIsSealedAndGoesNowhereUntilReleased() throws Exception {
    Path list = folder.resolve("suspected.md5");
    Files.writeString(list, hash("MD5", photo()).toUpperCase(java.util.Locale.ROOT) + "\r\n");
    configure("restrict-lists = [\"" + list + "\"]");

    Sealbag.Run held = sealbag.run("import", "--json", ZIP);
    Sealbag.Run again = sealbag.run("import", "--json", ZIP);
    List<String> before = outbox();
    Sealbag.Run retried = sealbag.run("retry", NUMBER, "--because", "go on");
    Sealbag.Run released = sealbag.run("release", NUMBER, "--because", "looked at", "--json");

    assertThat(held.code()).isEqualTo(3);
    assertThat(held.text("code")).isEqualTo("RESTRICTED");
    assertThat(held.text("reason")).contains("suspected.md5", "nothing is uploaded");
    assertThat(again.text("code")).isEqualTo("RESTRICTED");
    assertThat(before).isEmpty();
    assertThat(retried.code()).isEqualTo(2);
    assertThat(released.text("state")).isEqualTo("recorded");
    assertThat(outbox()).isEmpty();
    assertThat(sealbag.home().resolve("outbox/restricted").toFile().list())
        .contains(NUMBER + ".zip");
    SealedZip sealed = packageOf(released);
    sealed.assertSound();
    JsonNode known = screening(sealed).get("knownHashes");
    assertThat(known.get("verdict").asString()).isEqualTo("known");
    assertThat(known.get("matches").get(0).get("onMatch").asString()).isEqualTo("restrict");
    assertThat(codes(sealed)).contains("RESTRICTED_FILE");
    assertThat(released.item().get("custody") == null).isTrue();
    JsonNode custody = sealbag.run("show", NUMBER, "--json").item().get("custody");
    String events = custody.toString();
    assertThat(events)
        .contains("\"reason\":\"RESTRICTED\"", released.item().get("sha256").asString());
    assertThat(sealbag.run("custody", "verify").code()).isZero();
  }

  @Test
  void aMatchOfANotingListIsWrittenDownAndNothingMore() throws Exception {
    String sha1 = hash("SHA-1", photo());
    Files.writeString(sealbag.home().resolve("known.sha1"), sha1 + "\n");
    configure("note-lists = \"known.sha1\"");

    Sealbag.Run run = sealbag.run("import", "--json", ZIP);

    assertThat(run.code()).isZero();
    assertThat(run.item().get("screening").get("knownHashes").asString()).isEqualTo("known");
    SealedZip sealed = packageOf(run);
    sealed.assertSound();
    assertThat(screening(sealed).get("knownHashes").get("matches").get(0).get("hash").asString())
        .isEqualTo(sha1);
    assertThat(codes(sealed)).contains("KNOWN_FILE").doesNotContain("RESTRICTED_FILE");
  }

  @Test
  void aListThatCannotBeReliedOnStopsTheCommandBeforeAnythingIsTakenIn() throws Exception {
    Path list = Files.writeString(folder.resolve("wrong.md5"), "0".repeat(32) + "\nx\n");
    configure("restrict-lists = [\"" + list + "\"]");

    for (Sealbag.Run run : List.of(sealbag.run("import", ZIP), sealbag.run("config", "check"))) {
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("wrong.md5", "line ", "sorted");
    }
    assertThat(sealbag.run("list").out()).doesNotContain(NUMBER);
  }

  @Test
  void wrongSettingsAreReportedAllAtOnce() throws Exception {
    configure("clamd = \"localhost\"", "note-lists = [\"absent.md5\"]", "clamd-seconds = 0");

    Sealbag.Run run = sealbag.run("import", ZIP);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("screening.clamd is", "tcp:HOST:PORT", "absent.md5", "screening.clamd-seconds");
  }

  @Test
  void screeningChangesNothingInTheEvidence() throws Exception {
    Sealbag.Run without = new Sealbag(folder.resolve("other")).run("import", "--json", ZIP);
    Files.writeString(sealbag.home().resolve("known.md5"), hash("MD5", photo()) + "\n");
    try (FakeClamd clamd = FakeClamd.onTcp(Manner.PROPER, ENOUGH)) {
      configure("clamd = \"" + clamd.address() + "\"", "note-lists = [\"known.md5\"]");
      Sealbag.Run with = sealbag.run("import", "--json", ZIP);

      assertThat(packageOf(with).data()).isEqualTo(packageOf(without).data());
    }
  }
}
