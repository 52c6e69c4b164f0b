package sealbag.ingest.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sealbag.ingest.ledger.Letters;

/// What is shown of a letter: which, to whom, when and what became of it. Never its text.
final class LetterLines {
  private LetterLines() {}

  /// Nothing where there are none.
  static List<String> text(List<Letters.Written> letters) {
    var lines = new ArrayList<String>();
    if (!letters.isEmpty()) {
      lines.add("Letters");
    }
    for (Letters.Written letter : letters) {
      String problem = letter.problem().map(why -> "  " + Plain.of(why)).orElse("");
      lines.add(
          "  %s  to %s  written %s  %s%s%s"
              .formatted(
                  letter.kind(),
                  Plain.of(letter.recipient()),
                  letter.at(),
                  letter.state(),
                  letter.endedAt().map(at -> " " + at).orElse(""),
                  problem));
    }
    return lines;
  }

  static Map<String, @Nullable Object> json(Letters.Written letter) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("kind", letter.kind());
    object.put("to", letter.recipient());
    object.put("written", letter.at().toString());
    object.put("state", letter.state());
    object.put("ended", letter.endedAt().map(Instant::toString).orElse(null));
    object.put("problem", letter.problem().orElse(null));
    return object;
  }
}
