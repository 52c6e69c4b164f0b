package sealbag.ingest.fixturecheck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sealbag.ingest.fixturecheck.CaseReading.ExportFile;

/// Checks that no text of a case holds a telephone number that somebody could have.
record NumberCheck(ReservedNumbers reserved, Differences differences) {

  private static final Set<String> TEXTS =
      Set.of("txt", "vcf", "csv", "json", "ics", "htm", "html");

  void check(CaseReading reading, String truth) {
    check(FixtureFolder.TRUTH, truth);
    for (ChatReading chat : reading.chats()) {
      chat.entry().ifPresent(name -> check("name of the chat", name));
      check("chat text", chat.source().all());
    }
    for (ExportFile file : reading.files()) {
      check("file name", file.name());
      if (isText(file.name())) {
        check(Visible.of(file.name()), new String(file.bytes(), UTF_8));
      }
    }
  }

  private static boolean isText(String name) {
    return TEXTS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  private void check(String where, String text) {
    for (PhoneNumbers.Found number : PhoneNumbers.in(text)) {
      if (!reserved.holds(number.digits())) {
        differences.add(
            new Difference(
                "phone number",
                where,
                "a number from a range kept for fiction, such as +44 7700 900000 to 900999",
                Visible.of(text.substring(number.at(), number.at() + number.length())),
                Optional.of(excerpt(text, number))));
      }
    }
  }

  private static Excerpt excerpt(String text, PhoneNumbers.Found number) {
    int start = text.lastIndexOf('\n', number.at()) + 1;
    int feed = text.indexOf('\n', number.at());
    String line = text.substring(start, feed < 0 ? text.length() : feed);
    long at = text.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
    return Excerpt.of(at, line, number.at() - start, number.length());
  }
}
