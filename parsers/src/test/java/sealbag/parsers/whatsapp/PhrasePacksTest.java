package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Keeps the phrase files in a shape that a person can read and edit.
class PhrasePacksTest {

  private static final Pattern CELLS =
      Pattern.compile(
          "(?:android|ios|any)\t(?:app|person)\t(?:whole|first|line|inside|end)"
              + "(?:\t(?:group|pair)?)?");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");
  private static final Pattern OPTIONAL = Pattern.compile("\\[[^]]*]");
  private static final Set<String> WRITTEN = Set.of("{1}", "{2}", "{3}", "{#}", "{*}", "{n}");

  /// Fewer signs than these say too little: one East Asian character says as much as two.
  private static final int FEWEST_SIGNS = 4;

  static List<String> languages() {
    return Table.rows("phrases/index.tsv", 1).stream().map(row -> row[0]).toList();
  }

  private static List<String[]> pack(String language) {
    return Table.rows("phrases/" + language + ".tsv", 5);
  }

  /// The kinds of a file, without the repeated ones.
  private static List<String> kinds(String language) {
    return pack(language).stream().map(row -> row[0].split(" ", -1)[0]).distinct().toList();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void kindsStandTogetherAndInTheOrderOfTheEnglishFile(String language) {
    var english = new ArrayList<>(kinds("en"));
    english.retainAll(kinds(language));
    String runs =
        pack(language).stream()
            .map(row -> row[0].split(" ", -1)[0] + "\n")
            .collect(Collectors.joining())
            .replaceAll("(?m)^(.*\n)(?:\\1)+", "$1");

    assertThat(runs.lines()).containsExactlyElementsOf(english);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyCellHoldsAKnownWord(String language) {
    for (String[] row : pack(language)) {
      String chat = row.length > 5 ? "\t" + row[5] : "";
      assertThat(String.join("\t", row[1], row[2], row[3]) + chat).matches(CELLS);
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void patternsUseKnownSignsAndNoInvisibleOnes(String language) {
    for (String[] row : pack(language)) {
      assertThat(PLACEHOLDER.matcher(row[4]).results().map(found -> found.group()))
          .isSubsetOf(WRITTEN);
      assertThat(row[4].replaceFirst("\\{\\*}$", "")).doesNotContain("{*}").doesNotContain("}{");
      assertThat(row[4]).isEqualTo(row[4].strip());
      assertThat(row[4].chars()).noneMatch(Marks::isMark);
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noPhraseStandsTwiceForTheSameApp(String language) {
    Map<String, String> apps = new HashMap<>();
    for (String[] row : pack(language)) {
      String kind = row[0].startsWith("period ") ? row[0] : row[2];
      String phrase = kind + " " + row[3] + " " + Plain.of(row[4]).text();
      String app = apps.getOrDefault(phrase, "");

      assertThat(app).as(phrase).isNotEqualTo("any").isNotEqualTo(row[1]);
      assertThat(app.isEmpty() || !row[1].equals("any")).as(phrase).isTrue();
      apps.put(phrase, row[1]);
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyPhraseHasEnoughWordsOfItsOwn(String language) {
    for (String[] row : pack(language)) {
      boolean word = row[0].equals("you") || row[0].startsWith("period ");
      assertThat(word ? FEWEST_SIGNS : signs(row[4]))
          .as(row[4])
          .isGreaterThanOrEqualTo(FEWEST_SIGNS);
    }
  }

  private static int signs(String pattern) {
    String own = OPTIONAL.matcher(PLACEHOLDER.matcher(pattern).replaceAll("")).replaceAll("");
    return own.replace(" ", "").chars().map(c -> c >= 0x2E80 ? 2 : 1).sum();
  }
}
