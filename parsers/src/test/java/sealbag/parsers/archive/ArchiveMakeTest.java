package sealbag.parsers.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.apache.commons.compress.archivers.zip.X7875_NewUnix;
import org.junit.jupiter.api.Test;
import sealbag.parsers.archive.ArchiveMake.Verdict;

class ArchiveMakeTest {
  private static ArchiveMake of(Zip zip) throws Exception {
    try (Archive archive = Zip.open(zip.bytes())) {
      return archive.make();
    }
  }

  @Test
  void aPhonesExportLooksLikeOne() throws Exception {
    ArchiveMake make = of(new Zip().with("chat.txt", "hello").with("a.jpg", "x"));

    assertThat(make.verdict(OptionalInt.of(1), "chat.txt"))
        .isEqualTo(Verdict.WHATSAPP_ANDROID_LIKE);
    assertThat(make.verdict(OptionalInt.of(2), "_chat.txt")).isEqualTo(Verdict.WHATSAPP_IOS_LIKE);
    assertThat(make.verdict(OptionalInt.empty(), "")).isEqualTo(Verdict.UNKNOWN);
    assertThat(make.verdict(OptionalInt.of(2), "chat.txt")).isEqualTo(Verdict.REPACKED);
    assertThat(make.methods()).containsExactly("deflated");
    assertThat(make.extraFieldIds()).isEmpty();
  }

  @Test
  void whatDesktopsLeaveBehindGivesARepackedExportAway() throws Exception {
    ArchiveMake folder = of(new Zip().with("Export/", "").with("Export/_chat.txt", "hello"));
    ArchiveMake mac = of(new Zip().with("_chat.txt", "hello").with("__MACOSX/._chat.txt", "x"));
    ArchiveMake windows = of(new Zip().with("_chat.txt", "hello").with("a/Thumbs.db", "x"));
    ArchiveMake unix =
        of(
            new Zip()
                .with(
                    "_chat.txt",
                    "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    entry -> entry.addExtraField(new X7875_NewUnix())));

    assertThat(folder.folderEntries()).isTrue();
    assertThat(folder.topFolder()).isTrue();
    assertThat(mac.macosxFolder()).isTrue();
    assertThat(windows.desktopFiles()).isTrue();
    assertThat(unix.extraFieldIds()).contains("7875");
    for (ArchiveMake make : new ArchiveMake[] {folder, mac, windows, unix}) {
      assertThat(make.verdict(OptionalInt.of(1), "_chat.txt")).isEqualTo(Verdict.REPACKED);
    }
  }
}
