package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.List;

/// Finds phrases of a pack that the packs of other languages read as something else. Twins share
/// words; where they differ in what these mean, only the language of the whole file decides.
final class PackClashes {

  private PackClashes() {}

  /// A note for each row that another language, or another row of the pack, claims for another
  /// kind.
  static List<PackFinding> find(List<Pack> packs, String language, String text) {
    var all = new ArrayList<Pack>();
    for (Pack pack : packs) {
      if (!pack.language().equals(language)) {
        all.add(new Pack(all.size(), pack.language(), pack.text()));
      }
    }
    all.add(new Pack(all.size(), language, text));
    Phrases phrases = Phrases.of(all);
    var findings = new ArrayList<PackFinding>();
    phrases.notices().phrases(language::equals).stream()
        .filter(phrase -> phrase.row().line() != lastLine(findings))
        .forEach(phrase -> add(phrases, phrase, findings));
    return findings;
  }

  private static int lastLine(List<PackFinding> findings) {
    return findings.isEmpty() ? 0 : findings.getLast().line();
  }

  private static void add(Phrases phrases, Phrase phrase, List<PackFinding> findings) {
    Plain plain = Plain.of(sample(phrase));
    phrases.notices().candidates(plain.text(), 0, plain.text().length()).stream()
        .filter(other -> !other.kind().equals(phrase.kind()))
        .filter(other -> other.weight() >= phrase.weight())
        .filter(other -> other.match(plain, 0, plain.text().length()).isPresent())
        .findFirst()
        .ifPresent(other -> findings.add(clash(phrase, other)));
  }

  /// The phrase as the app could print it.
  private static String sample(Phrase phrase) {
    var text = new StringBuilder(phrase.printed().getFirst());
    for (int i = 1; i < phrase.printed().size(); i++) {
      text.append("Sam 7").append(phrase.printed().get(i));
    }
    return text.toString();
  }

  private static PackFinding clash(Phrase phrase, Phrase other) {
    return new PackFinding(
        phrase.row().line(),
        false,
        "The same text is " + other.kind() + " by " + PhraseRow.of(other) + ".");
  }
}
