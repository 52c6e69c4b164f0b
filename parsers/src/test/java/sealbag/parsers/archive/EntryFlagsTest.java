package sealbag.parsers.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.apache.commons.compress.archivers.zip.UnicodePathExtraField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryFlagsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a",
        "a/../b",
        "a/..",
        "..",
        "/etc/passwd",
        "C:/a",
        "c:a",
        "a\\b",
        "\\\\host\\a"
      })
  void namesThatPointOutsideAreFlagged(String name) throws Exception {
    assertThat(flagsOfOnly(name)).containsExactly(ArchiveFlag.PATH_TRAVERSAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a..b", "a/..b/c", "IMG-1.jpg", "Chat with C: me.txt", "ä.jpg"})
  void ordinaryNamesAreNot(String name) throws Exception {
    assertThat(flagsOfOnly(name)).isEmpty();
  }

  private static Set<ArchiveFlag> flagsOfOnly(String name) throws Exception {
    byte[] zip = new Zip().with("x".repeat(name.getBytes(UTF_8).length), "x").bytes();
    Zip.rename(zip, 1, name.getBytes(UTF_8));
    return Zip.open(zip).entries().getFirst().flags();
  }

  @Test
  void equalNamesAreToldApartByTheirPlace() throws Exception {
    byte[] zip = new Zip().with("_chat.txt", "first").with("_chat.txt", "second").bytes();

    Archive archive = Zip.open(zip);

    assertThat(archive.entries())
        .allMatch(entry -> entry.flags().equals(Set.of(ArchiveFlag.DUPLICATE_NAME)));
    assertThat(new String(Zip.content(archive, 1), UTF_8)).isEqualTo("first");
    assertThat(new String(Zip.content(archive, 2), UTF_8)).isEqualTo("second");
  }

  @Test
  void namesThatMeetOnOtherFileSystemsAreFlagged() throws Exception {
    byte[] zip =
        new Zip()
            .with("Photo.jpg", "1")
            .with("photo.JPG", "2")
            .with("Zo\u00EB.jpg", "3")
            .with("Zoe\u0308.jpg", "4")
            .with("other.jpg", "5")
            .bytes();

    assertThat(Zip.open(zip).entries())
        .extracting(ArchiveEntry::flags)
        .containsExactly(
            Set.of(ArchiveFlag.CASE_COLLISION),
            Set.of(ArchiveFlag.CASE_COLLISION),
            Set.of(ArchiveFlag.UNICODE_COLLISION),
            Set.of(ArchiveFlag.UNICODE_COLLISION),
            Set.of());
  }

  @Test
  void linksAndDevicesAreFlagged() throws Exception {
    byte[] zip =
        new Zip()
            .with("link", "/etc/passwd".getBytes(UTF_8), entry -> entry.setUnixMode(0120777))
            .with("pipe", new byte[0], entry -> entry.setUnixMode(0010644))
            .with("file", new byte[0], entry -> entry.setUnixMode(0100644))
            .bytes();

    Archive archive = Zip.open(zip);

    assertThat(archive.entries())
        .extracting(ArchiveEntry::flags)
        .containsExactly(Set.of(ArchiveFlag.SYMLINK), Set.of(ArchiveFlag.SPECIAL_FILE), Set.of());
    assertThat(archive.entries().getLast().unixMode()).isEqualTo(0100644);
  }

  @Test
  void aZipInsideIsFlaggedByNameOrByItsFirstBytes() throws Exception {
    byte[] inner = new Zip().with("a", "x").bytes();
    byte[] zip =
        new Zip()
            .with("inner.ZIP", "not one")
            .with("photo.jpg", inner, entry -> {})
            .with("letter.docx", inner, entry -> {})
            .bytes();

    Archive archive = Zip.open(zip);

    assertThat(Zip.read(archive, 1).flags()).containsExactly(ArchiveFlag.NESTED_ARCHIVE);
    assertThat(archive.entries().get(1).flags()).isEmpty();
    assertThat(Zip.read(archive, 2).flags()).containsExactly(ArchiveFlag.NESTED_ARCHIVE);
    assertThat(Zip.read(archive, 3).flags()).isEmpty();
  }

  @Test
  void aNameThatIsNotUtf8IsReadAsDosTextAndFlagged() throws Exception {
    byte[] zip = new Zip().with("Zox.jpg", "x").bytes();
    Zip.rename(zip, 1, "Zo\u0089.jpg".getBytes(ISO_8859_1));

    ArchiveEntry entry = Zip.open(zip).entries().getFirst();

    assertThat(entry.name()).isEqualTo("Zoë.jpg");
    assertThat(entry.nameRaw()).isEqualTo("Zo\u0089.jpg".getBytes(ISO_8859_1));
    assertThat(entry.flags()).containsExactly(ArchiveFlag.NAME_AMBIGUOUS);
  }

  @Test
  void aSecondNameInTheExtraFieldIsFlagged() throws Exception {
    byte[] zip =
        new Zip()
            .with(
                "a.jpg",
                new byte[0],
                entry ->
                    entry.addExtraField(
                        new UnicodePathExtraField("_chat.txt", "a.jpg".getBytes(UTF_8))))
            .bytes();

    ArchiveEntry entry = Zip.open(zip).entries().getFirst();

    assertThat(entry.name()).isEqualTo("a.jpg");
    assertThat(entry.flags()).containsExactly(ArchiveFlag.NAME_AMBIGUOUS);
  }

  @Test
  void theRawNameCannotBeChangedFromOutside() throws Exception {
    ArchiveEntry entry = Zip.open(new Zip().with("a", "x").bytes()).entries().getFirst();

    entry.nameRaw()[0] = 'z';

    assertThat(entry.nameRaw()).containsExactly('a');
  }
}
