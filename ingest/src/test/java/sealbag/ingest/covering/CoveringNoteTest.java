package sealbag.ingest.covering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The laws of reading a covering note; its examples stand in `covering-note.md`.
class CoveringNoteTest {
  private static final Patterns SHIPPED = Patterns.standard();

  private static CoveringNote note(String subject, String text) {
    return CoveringNote.read(Optional.of(subject), text, SHIPPED);
  }

  private static List<Object> used(CoveringNote note) {
    return List.of(
        note.reference().map(Said::value),
        note.exhibit().map(Said::value),
        note.reason(),
        note.mayBeRestricted());
  }

  @Test
  void neitherOrderNorCaseNorPrefixesMatter() {
    var random = new Random(60);
    List<List<String>> notes =
        List.of(
            List.of("01/2345678/26", "JS/1", "evidence"),
            List.of("CAD 123/03NOV26", "ABC/12A", "possible evidence"),
            List.of("01TH0123426", "misuse"),
            List.of("2345678/26", "XY/3", "record of contact"));
    List<String> prefixes = List.of("FW: ", "re:", "Fwd: ", "AW: WG: ", "[EXTERNAL] RE: ", "");
    for (int i = 0; i < 500; i++) {
      List<String> tokens = notes.get(random.nextInt(notes.size()));
      var shuffled = new ArrayList<>(tokens);
      Collections.shuffle(shuffled, random);
      String subject = prefixes.get(random.nextInt(6)) + String.join("  ", shuffled);
      subject = random.nextBoolean() ? subject.toLowerCase(Locale.ROOT) : subject;

      assertThat(used(note(subject, "")))
          .as(subject)
          .isEqualTo(used(note(String.join(" ", tokens), "")));
    }
  }

  @Test
  @Timeout(60)
  void noTextThrowsOrTakesLong() {
    var random = new Random(6060);
    String letters = "RefWhy:=/->0123 JS\n\r\t,.;\u200b\u0301\ufdfa\ud83d\ude00\u0130";
    for (int i = 0; i < 400; i++) {
      var text = new StringBuilder();
      int length = random.nextInt(10_000);
      while (text.length() < length) {
        text.append(
            i % 2 == 0
                ? (char) random.nextInt(0x10000)
                : letters.charAt(random.nextInt(letters.length())));
      }
      String hostile = text.toString();
      CoveringNote note = note(hostile, hostile);
      Answer answer = AnswerText.of(hostile).general(SHIPPED);
      String plain = PlainText.of("<p>" + hostile);

      assertThat(note.reference().map(said -> said.value().length()).orElse(0)).isBetween(0, 75);
      assertThat(answer.notUnderstood()).hasSizeLessThanOrEqualTo(400);
      assertThat(plain).isNotNull();
    }
  }

  @Test
  void theAppsOwnSubjectGivesNothingInAnyLanguage() throws IOException {
    List<String> wordings;
    try (InputStream titles =
        CoveringNoteTest.class.getResourceAsStream("/sealbag/parsers/whatsapp/titles.tsv")) {
      wordings =
          new String(titles.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.contains("\t"))
              .map(line -> line.substring(line.indexOf('\t') + 1))
              .toList();
    }

    assertThat(wordings).hasSizeGreaterThan(60);
    for (String wording : wordings) {
      for (String name : List.of("01/2345678/26", "JS/1", "\u0130nci evidence 01/2345678/26")) {
        CoveringNote note = note("FW: " + wording.replace("{1}", name), "");

        assertThat(used(note))
            .as(wording)
            .containsExactly(Optional.empty(), Optional.empty(), Optional.empty(), false);
      }
    }
  }

  @Test
  void theOfficersOwnLettersAreKept() {
    Said reference = note("fw: cad 1234/01jan26", "").reference().orElseThrow();

    assertThat(reference.value()).isEqualTo("CAD 1234/01JAN26");
    assertThat(reference.raw()).isEqualTo("cad 1234/01jan26");
    assertThat(reference.place()).isEqualTo(Place.SUBJECT);
  }

  @Test
  void whatIsTooLongIsToldAndNotUsed() {
    CoveringNote note = note("", "Ref: " + "A".repeat(76) + "\nExhibit: " + "B".repeat(41));

    assertThat(note.reference()).isEmpty();
    assertThat(note.exhibit()).isEmpty();
    assertThat(note.notUsed())
        .extracting(NotUsed::why)
        .containsExactly("longer than 75 characters", "longer than 40 characters");
    assertThat(note("", "Ref: " + "A".repeat(75)).reference()).isPresent();
  }

  @Test
  void aContradictionNamesBothAndWhichIsUsed() {
    Contradiction differs = note("01/2345678/26", "Ref: 02/7654321/26").contradictions().getFirst();

    assertThat(differs.words())
        .isEqualTo(
            "more than one reference: \"01/2345678/26\" in the subject, \"02/7654321/26\" in the text; used: \"02/7654321/26\"");
  }

  @Test
  void aRestrictedReasonIsNotOutweighedByTheText() {
    CoveringNote note = note("prohibited use 01/2345678/26", "Why: evidence");

    assertThat(note.reason()).contains(Reason.PROHIBITED_USE);
    assertThat(note.contradictions()).hasSize(1);
  }

  @Test
  void everyTypingMistakeInARestrictedWordIsSeen() {
    for (String word : List.of("prohibited", "inappropriate")) {
      for (int i = 0; i < word.length(); i++) {
        String short1 = word.substring(0, i) + word.substring(i + 1);
        String twice = word.substring(0, i) + word.charAt(i) + word.substring(i);

        Stream.of(short1, twice, word.replace(word.charAt(i), 'x'))
            .filter(typed -> !typed.equals("appropriate"))
            .forEach(typed -> assertThat(note(typed, "").mayBeRestricted()).as(typed).isTrue());
      }
    }
  }

  @Test
  void aPieceOfALongerNumberIsNoReference() {
    for (String text :
        List.of("101/2345678/26", "01/2345678/26/1", "x01/2345678/26", "01/2345678/26-7")) {
      assertThat(note(text, "").reference()).as(text).isEmpty();
    }
    assertThat(note("(01/2345678/26)", "").reference()).isPresent();
    assertThat(note("01/2345678/26, thanks", "").reference()).isPresent();
  }

  @Test
  void aNumberThatTheLimitCutsIsNoReference() {
    assertThat(note("a ".repeat(494) + "01/2345678/26", "").reference()).isEmpty();
  }

  @Test
  @Timeout(10)
  void aPatternThatTriesWithoutEndIsStoppedAndTheOthersCount() {
    Patterns slow = Patterns.of(List.of("(?:[a-z]+)+!", "\\d{3}"), List.of());

    CoveringNote note =
        CoveringNote.read(Optional.of("123 " + "a".repeat(900)), "a".repeat(900), slow);

    assertThat(note.reference().map(Said::value)).contains("123");
    assertThat(note.notUsed()).anyMatch(it -> it.why().contains("takes too long"));
  }

  @Test
  void aPatternThatCannotBeUsedSaysWhy() {
    assertThat(Patterns.problem(List.of("[0-9")).orElseThrow()).contains("no regular expression");
    assertThat(Patterns.problem(List.of("\\d*")).orElseThrow()).contains("fits nothing at all");
    assertThat(Patterns.problem(List.of("(?x)1 # digits"))).isPresent();
    assertThat(Patterns.problem(List.of("a".repeat(501)))).isPresent();
    assertThat(Patterns.problem(Collections.nCopies(51, "a"))).isPresent();
    assertThat(Patterns.problem(Patterns.standardReferences())).isEmpty();
    assertThatThrownBy(() -> Patterns.of(List.of("["), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
