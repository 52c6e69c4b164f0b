package sealbag.ingest.screening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.screening.Screening.KnownFiles;
import sealbag.ingest.screening.Screening.KnownFiles.Answer;
import sealbag.ingest.screening.Screening.KnownFiles.Match;

class KnownHashesTest {
  @TempDir private Path folder;

  private static String hash(String algorithm, String text) throws Exception {
    byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  private Suspect suspect(String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    Path file = Files.write(folder.resolve("suspect"), bytes);
    return new Suspect("A000001", file, bytes.length, Sha256.of(bytes));
  }

  /// The hashes of 0 to `count`, in the order and the form that the README's command makes.
  private Path list(String algorithm, int count) throws Exception {
    var hashes = new TreeSet<String>();
    for (int i = 0; i < count; i++) {
      hashes.add(hash(algorithm, String.valueOf(i)));
    }
    return Files.writeString(folder.resolve("list." + algorithm), String.join("\n", hashes) + "\n");
  }

  private static KnownFiles look(Suspect suspect, List<Path> noted, List<Path> restricting)
      throws Exception {
    var settings = new Screener.Settings(Optional.empty(), noted, restricting);
    return Screener.open(settings).screen(List.of(suspect), () -> {}).knownFiles();
  }

  @ParameterizedTest
  @CsvSource({"MD5, 1", "SHA-1, 2", "SHA-256, 3", "SHA-256, 1000", "MD5, 1001"})
  void everyHashOfAListIsFoundAndNoOther(String algorithm, int count) throws Exception {
    Path list = list(algorithm, count);

    for (int i = 0; i < count; i++) {
      KnownFiles known = look(suspect(String.valueOf(i)), List.of(list), List.of());
      assertThat(known.matches()).hasSize(1);
    }
    for (int i = count; i < count + 100; i++) {
      KnownFiles known = look(suspect(String.valueOf(i)), List.of(list), List.of());
      assertThat(known.answer()).isEqualTo(Answer.NONE_KNOWN);
    }
  }

  @Test
  void aMatchSaysWhichListAndWhatItAsksFor() throws Exception {
    Path noted = list("SHA-1", 10);
    Path restricting = list("MD5", 10);
    Suspect suspect = suspect("7");

    KnownFiles known = look(suspect, List.of(noted), List.of(restricting));

    assertThat(known.restricts()).isTrue();
    assertThat(known.matches())
        .containsExactly(
            new Match(
                "A000001", suspect.sha256(), "list.SHA-1", "SHA-1", hash("SHA-1", "7"), false),
            new Match("A000001", suspect.sha256(), "list.MD5", "MD5", hash("MD5", "7"), true));
    assertThat(known.lists().getFirst().entries()).isEqualTo(10);
    assertThat(known.lists().getFirst().sha256()).isEqualTo(Sha256.of(Files.readAllBytes(noted)));
    assertThat(known.reason())
        .isEqualTo("1 of the 1 files is on a list of known files: list.MD5, list.SHA-1.");
    assertThat(look(suspect("77"), List.of(noted), List.of(restricting)).restricts()).isFalse();
  }

  @Test
  void upperCaseLineEndsOfWindowsAndAMissingLastEndAreUnderstood() throws Exception {
    String sorted = Files.readString(list("SHA-256", 50));
    Path windows =
        Files.writeString(
            folder.resolve("windows"), sorted.toUpperCase(Locale.ROOT).replace("\n", "\r\n"));
    Path cut = Files.writeString(folder.resolve("cut"), sorted.stripTrailing());

    for (int i = 0; i < 50; i++) {
      KnownFiles known = look(suspect(String.valueOf(i)), List.of(windows, cut), List.of());
      assertThat(known.matches()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "not a hash\n",
        "d41d8cd98f00b204e9800998ecf8427\n",
        "z41d8cd98f00b204e9800998ecf8427e\n",
        "d41d8cd98f00b204e9800998ecf8427e\n0cc175b9c0f1b6a831c399e269772661\n",
        "0cc175b9c0f1b6a831c399e269772661\n0cc175b9c0f1b6a831c399e269772661\n",
        "0cc175b9c0f1b6a831c399e269772661\n0cc175b9c0f1b6a831c399e2697726\n",
        "0cc175b9c0f1b6a831c399e269772661 d41d8cd98f00b204e9800998ecf8427e\n",
        "0cc175b9c0f1b6a831c399e269772661\nd41d8cd98f00b204e9800998ecf8427ex",
        "0cc175b9c0f1b6a831c399e269772661\nd41d8cd98f00b204e9800998ecf8427e\n\n",
      })
  void aListThatWouldHideAHashIsRefusedWithItsLine(String text) throws IOException {
    Path list = Files.writeString(folder.resolve("wrong"), text);

    assertThatThrownBy(() -> look(suspect("x"), List.of(), List.of(list)))
        .isInstanceOf(UnusableListException.class)
        .hasMessageContaining("line ")
        .hasMessageContaining("sorted");
  }

  @Test
  void aWrongLineFarBehindIsFoundToo() throws Exception {
    List<String> lines =
        Files.readAllLines(list("MD5", 30_000)).stream().collect(Collectors.toList());
    lines.add(25_000, lines.remove(25_001));
    Path list = Files.write(folder.resolve("wrong"), lines);

    assertThatThrownBy(() -> look(suspect("x"), List.of(list), List.of()))
        .isInstanceOf(UnusableListException.class)
        .hasMessageContaining("line 25002");
  }

  @Test
  void aListThatCannotBeReadIsRefused() {
    Path list = folder.resolve("absent");

    assertThatThrownBy(() -> look(suspect("x"), List.of(list), List.of()))
        .isInstanceOf(UnusableListException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void aListThatWasChangedInBetweenIsNotUsed() throws Exception {
    Path list = list("MD5", 10);
    Screener screener =
        Screener.open(new Screener.Settings(Optional.empty(), List.of(list), List.of()));
    Files.setLastModifiedTime(list, FileTime.fromMillis(0));
    Suspect suspect = suspect("1");

    assertThatThrownBy(() -> screener.screen(List.of(suspect), () -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("changed");
  }

  @Test
  void theOneWhoAskedIsToldBeforeEachFileAndMayStop() throws Exception {
    Screener screener =
        Screener.open(new Screener.Settings(Optional.empty(), List.of(list("MD5", 10)), List.of()));
    Suspect suspect = suspect("1");

    assertThatThrownBy(
            () ->
                screener.screen(
                    List.of(suspect),
                    () -> {
                      throw new InterruptedException("enough");
                    }))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void withoutListsNothingIsChecked() throws Exception {
    assertThat(look(suspect("x"), List.of(), List.of()).answer()).isEqualTo(Answer.NOT_CHECKED);
  }
}
