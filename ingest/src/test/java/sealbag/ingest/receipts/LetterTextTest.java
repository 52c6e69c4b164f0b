package sealbag.ingest.receipts;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import sealbag.ingest.ledger.Letter;

/// Every letter, word for word: a file for each case under `src/test/resources`. After a change of
/// words on purpose, write them anew with `-Dsealbag.letters.update=true` and read them.
class LetterTextTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/sealbag/ingest/receipts/letters").toAbsolutePath();
  private static final Map<String, Letter> CASES = LetterCases.all();

  static Stream<String> cases() {
    return CASES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aLetterReadsAsAgreed(String name) throws Exception {
    Letter letter = LetterCases.of(name);
    String now = "Subject: " + parsed(letter).getSubject() + "\n\n" + text(letter);
    Path golden = GOLDEN.resolve(name + ".txt");
    if (Boolean.getBoolean("sealbag.letters.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, now);
    }

    assertThat(now).isEqualTo(Files.readString(golden));
  }

  @Test
  void noAgreedLetterIsLeftWithoutACase() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
          .containsExactlyInAnyOrderElementsOf(CASES.keySet());
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyKindHasACase(Kind kind) {
    assertThat(CASES.values().stream().map(Letter::kind))
        .anyMatch(word -> word.matches(kind.word() + "(-[0-9a-f]{6,8}|-\\d{4}-\\d\\d-\\d\\d)?"));
  }

  @ParameterizedTest
  @EnumSource(Field.class)
  void everyFieldStandsInSomeTemplate(Field field) throws IOException {
    Path templates =
        GOLDEN.resolve("../../../../../../main/resources/sealbag/ingest/receipts").normalize();
    try (Stream<Path> files = Files.list(templates)) {
      String all = files.map(LetterTextTest::read).collect(Collectors.joining()).replace('!', ' ');
      assertThat(all).containsPattern("[\\[{ ]" + field.word() + "[\\]} ]");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noLetterHoldsWhatAStrangerWrote(String name) throws Exception {
    Letter letter = LetterCases.of(name);

    for (String text : List.of(letter.message(), text(letter), html(letter), letter.id())) {
      assertThat(text).doesNotContain(SampleMails.CANARIES);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aLetterIsAsciiInShortLines(String name) throws Exception {
    String message = LetterCases.of(name).message();

    assertThat(US_ASCII.newEncoder().canEncode(message)).isTrue();
    assertThat(message.replace("\r\n", "")).doesNotContain("\r", "\n");
    assertThat(message.split("\r\n")).allMatch(line -> line.length() <= 78);
    assertThat(text(LetterCases.of(name)).split("\n")).allMatch(line -> line.length() <= 78);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theHtmlTwinHoldsTheSameWords(String name) throws Exception {
    Letter letter = LetterCases.of(name);
    String words = html(letter).replaceAll("(?s)<head>.*</head>|<[^>]*>", " ");

    assertThat(words(unescaped(words).replace(":  ", " "))).isEqualTo(words(text(letter)));
  }

  private static String unescaped(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  /// Without colons, which the page has behind labels.
  private static List<String> words(String text) {
    return Arrays.stream(text.split("\\s+"))
        .map(word -> word.replaceAll(":$", ""))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  @Test
  void theRecordThatWaitsIsAFileBesideTheText() throws Exception {
    var parts = (MimeMultipart) parsed(LetterCases.of("record-pending")).getContent();

    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("stub-1.json");
    assertThat(new String(parts.getBodyPart(1).getInputStream().readAllBytes(), UTF_8))
        .isEqualTo("{\"CANARY\": 1}");
  }

  static MimeMessage parsed(Letter letter) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(letter.message().getBytes(UTF_8)));
  }

  static String text(Letter letter) throws Exception {
    return part(letter, 0).replace("\r\n", "\n");
  }

  static String html(Letter letter) throws Exception {
    return part(letter, 1);
  }

  private static String part(Letter letter, int number) throws Exception {
    var parts = (MimeMultipart) parsed(letter).getContent();
    // a letter with a file has its texts one level down
    Object first = parts.getBodyPart(0).getContent();
    MimeMultipart texts = first instanceof MimeMultipart inner ? inner : parts;
    return (String) texts.getBodyPart(number).getContent();
  }
}
