package sealbag.ingest.covering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sealbag.ingest.covering.Supplements.Agreement;
import sealbag.ingest.covering.Supplements.Earlier;
import sealbag.ingest.covering.Supplements.File;
import sealbag.ingest.covering.Supplements.Later;
import sealbag.ingest.covering.Supplements.Relation;
import sealbag.ingest.covering.Supplements.Supplied;

class SupplementsTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final String ANNA = "anna@police.example";
  private static final Supplements FORTNIGHT = new Supplements(Duration.ofDays(14));

  /// Stands for a hash: what matters is that equal texts have equal ones.
  private static String hash(String text) {
    return "sha256 of " + text;
  }

  private static Earlier earlier(String number, String title, String text, String... missing) {
    return new Earlier(
        number,
        ANNA,
        Optional.of(title).filter(it -> !it.isEmpty()),
        hash(text),
        text.length(),
        List.of(missing),
        NOON.minusSeconds(3600));
  }

  private static Later later(String title, String text, String... files) {
    return new Later(
        ANNA,
        Optional.of(title).filter(it -> !it.isEmpty()),
        text.length(),
        bytes -> hash(text.substring(0, (int) bytes)),
        one -> agreement(text, one),
        Arrays.stream(files).map(SupplementsTest::file).toList(),
        NOON);
  }

  /// Each letter is a record.
  private static Agreement agreement(String text, Earlier earlier) {
    String other = earlier.textSha256().substring(hash("").length());
    int same = 0;
    while (same < Math.min(text.length(), other.length())
        && text.charAt(same) == other.charAt(same)) {
      same++;
    }
    return new Agreement(same, same);
  }

  private static File file(String name) {
    return new File(name, hash(name));
  }

  private static Relation relate(Later later, Earlier... earlier) {
    return FORTNIGHT.relate(List.of(earlier), later);
  }

  @Test
  void theSameTextIsTheSame() {
    assertThat(relate(later("Bob", "abc"), earlier("SB-1", "Bob", "abc")))
        .isEqualTo(new Relation.Same("SB-1", List.of()));
  }

  @Test
  void aTextThatBeginsWithAnEarlierOneIsLonger() {
    assertThat(relate(later("Bob", "abcdef"), earlier("SB-1", "Bob", "abc")))
        .isEqualTo(new Relation.Longer("SB-1", 3, List.of()));
  }

  @Test
  void ofAChainTheLongestWasContinued() {
    assertThat(
            relate(
                later("Bob", "abcdef"),
                earlier("SB-1", "Bob", "a"),
                earlier("SB-3", "Bob", "abcd"),
                earlier("SB-2", "Bob", "ab")))
        .isEqualTo(new Relation.Longer("SB-3", 2, List.of()));
  }

  @Test
  void ofAChainThatLacksTheSameFileTheLongestGetsIt() {
    assertThat(
            relate(
                later("Bob", "abcdef", "A.jpg"),
                earlier("SB-1", "Bob", "a", "A.jpg"),
                earlier("SB-2", "Bob", "ab", "A.jpg")))
        .isInstanceOfSatisfying(
            Relation.Longer.class, longer -> assertThat(longer.number()).isEqualTo("SB-2"));
    assertThat(
            relate(
                later("Bob", "abcdef", "A.jpg", "B.jpg"),
                earlier("SB-1", "Bob", "a", "B.jpg"),
                earlier("SB-2", "Bob", "ab", "A.jpg")))
        .isInstanceOf(Relation.NeedsJoin.class);
  }

  @Test
  void missingFilesAreSuppliedByName() {
    assertThat(
            relate(
                later("Bob", "xyz", "A.jpg", "cafe\u0301.PDF", "other.jpg"),
                earlier("SB-1", "Bob", "abc", "A.jpg", "Caf\u00e9.pdf", "gone.jpg")))
        .isEqualTo(
            new Relation.Supplies(
                "SB-1",
                List.of(
                    new Supplied("A.jpg", file("A.jpg"), true),
                    new Supplied("Caf\u00e9.pdf", file("cafe\u0301.PDF"), false))));
  }

  @Test
  void mediaWithoutAChatSupplyToo() {
    assertThat(relate(later("", "", "A.jpg"), earlier("SB-1", "Bob", "abc", "A.jpg")))
        .isInstanceOf(Relation.Supplies.class);
  }

  @Test
  void aNameThatFitsTwoFilesFitsNone() {
    assertThat(relate(later("", "", "a.JPG", "A.jpg"), earlier("SB-1", "Bob", "abc", "A.JPG")))
        .isEqualTo(new Relation.Unrelated());
  }

  @Test
  void filesOfAnotherChatSupplyNothing() {
    assertThat(relate(later("Zoe", "xyz", "A.jpg"), earlier("SB-1", "Bob", "abc", "A.jpg")))
        .isEqualTo(new Relation.Unrelated());
  }

  @Test
  void aTextThatAnEarlierOneBeginsWithIsShorter() {
    assertThat(relate(later("Bob", "abc"), earlier("SB-1", "Bob", "abcdef")))
        .isEqualTo(new Relation.Shorter("SB-1", new Agreement(3, 3)));
  }

  @Test
  void textsThatBeginTheSameWayDiverge() {
    assertThat(relate(later("Bob", "abxyz"), earlier("SB-1", "Bob", "abcdef")))
        .isEqualTo(new Relation.Diverges("SB-1", new Agreement(2, 2)));
  }

  @Test
  void ofSeveralTextsTheOneThatAgreesLongestIsNamed() {
    assertThat(
            relate(
                later("Bob", "abcxyz"),
                earlier("SB-1", "Bob", "abd"),
                earlier("SB-2", "Bob", "abcd"),
                earlier("SB-3", "Bob", "z")))
        .isEqualTo(new Relation.Diverges("SB-2", new Agreement(3, 3)));
  }

  @Test
  void textsOfOtherTitlesAreNotCompared() {
    assertThat(relate(later("Bob", "abc"), earlier("SB-1", "Zoe", "abcdef")))
        .isEqualTo(new Relation.Unrelated());
  }

  @Test
  void theSameTitleProvesNothing() {
    assertThat(
            relate(
                later("Bob", "xyz"), earlier("SB-1", "Bob", "abc"), earlier("SB-2", "Zoe", "abc")))
        .isEqualTo(new Relation.SameTitle(List.of("SB-1")));
  }

  @Test
  void whatFitsSeveralIsForAPersonToDecide() {
    assertThat(
            relate(
                later("", "", "A.jpg"),
                earlier("SB-1", "Bob", "abc", "A.jpg"),
                earlier("SB-2", "Zoe", "def", "A.jpg")))
        .isInstanceOfSatisfying(
            Relation.NeedsJoin.class, join -> assertThat(join.proven()).hasSize(2));
    assertThat(
            relate(
                later("Bob", "abc"), earlier("SB-1", "Bob", "abc"), earlier("SB-2", "Bob", "abc")))
        .isInstanceOf(Relation.NeedsJoin.class);
  }

  @Test
  void anotherOfficersSubmissionIsNeverLookedAt() {
    Earlier anothers =
        new Earlier(
            "SB-1", "bob@police.example", Optional.of("Bob"), hash("abc"), 3, List.of(), NOON);

    assertThat(relate(later("Bob", "abc"), anothers)).isEqualTo(new Relation.Unrelated());
  }

  @Test
  void theWindowEndsOnItsLastMoment() {
    Earlier old = earlier("SB-1", "Bob", "abc");
    Duration apart = Duration.between(old.at(), NOON);

    assertThat(new Supplements(apart).relate(List.of(old), later("Bob", "abc")))
        .isInstanceOf(Relation.Same.class);
    assertThat(new Supplements(apart.minusNanos(1)).relate(List.of(old), later("Bob", "abc")))
        .isEqualTo(new Relation.Unrelated());
  }

  @Test
  void anEmptyTextContinuesNothing() {
    assertThat(relate(later("Bob", "abc"), earlier("SB-1", "", "")))
        .isEqualTo(new Relation.Unrelated());
  }
}
