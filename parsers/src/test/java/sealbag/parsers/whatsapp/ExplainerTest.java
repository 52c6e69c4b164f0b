package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainerTest {

  @Test
  void eachRecordNamesTheRowsThatItsTextMatched() {
    Parsed parsed =
        Parsed.text(
            String.join(
                "\r\n",
                "[23/03/2022, 13:30:00] Watch: \u200EAnn added Ben",
                "[23/03/2022, 13:31:00] Ann: hello",
                "[23/03/2022, 13:32:00] Ann: \u200E<attached: 00000003-a.jpg>",
                "[23/03/2022, 13:33:00] Ann: so \u200E<This message was edited>",
                "[23/03/2022, 13:34:00] Ann: This message was deleted.",
                "[23/03/2022, 13:35:00] Ann: ",
                "[23/03/2022, 13:36:00] Watch: \u200ESomething new",
                ""));
    var explainer = new Explainer(parsed.chat());

    List<Explanation> all = parsed.records.stream().map(explainer::explain).toList();

    assertThat(all.stream().map(ExplainerTest::patterns))
        .containsExactly(
            List.of("{1} added {2}"),
            List.of(),
            List.of("<attached: {1}>"),
            List.of("<This message was edited[.]>"),
            List.of("This message was deleted[.]"),
            List.of(),
            List.of());
    assertThat(all.getFirst().line()).isEqualTo(1);
    assertThat(all.getFirst().notice()).contains("member_added");
    assertThat(all.get(4).reasons()).singleElement().asString().startsWith("UNMARKED_PHRASE: ");
    assertThat(all.getLast().reasons()).singleElement().asString().startsWith("UNKNOWN_NOTICE: ");
    assertThat(explainer.nearest(parsed.last())).hasSizeLessThanOrEqualTo(3);
  }

  private static List<String> patterns(Explanation explanation) {
    return explanation.phrases().stream().map(PhraseRow::pattern).toList();
  }

  @Test
  void everyPackOfThisBuildIsSound() {
    var packs = new LanguagePacks();

    for (String language : packs.languages()) {
      assertThat(packs.check(language, packs.text(language).orElseThrow()))
          .as(language)
          .noneMatch(PackFinding::wrong);
    }
    assertThat(packs.facts())
        .allSatisfy(facts -> assertThat(facts.name()).as(facts.language()).isNotBlank());
  }

  @Test
  void aTemplateKeepsEveryRowAndNoPattern() {
    String template =
        LanguagePacks.template("Welsh", "# x\nmember_left\tany\tapp\twhole\t{1} left\tgroup\n");

    assertThat(template)
        .startsWith("# What the app prints in Welsh:")
        .endsWith("# {1} left\nmember_left\tany\tapp\twhole\t\tgroup\n");
  }
}
