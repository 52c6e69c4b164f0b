package sealbag.ingest.covering;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The lines of a mail's text that the sender wrote: those above the first earlier mail, signature
/// or quotation.
final class OwnLines {
  private static final int MOST_LINES = 200;
  private static final int MOST_CHARACTERS = 400_000;
  private static final int HEADER_REACH = 5;

  /// `-----Original Message-----`, in whatever language.
  private static final Pattern DIVIDER =
      Pattern.compile("(?:-{2,}+ ?[^-]{3,80}+-{2,}+|_{5,}+|={5,}+|-{5,}+)");

  private static final Pattern SIGNATURE =
      Pattern.compile("--|(?i:Sent from (?:my|Outlook)|Get Outlook for) ?.{0,80}+");
  private static final Pattern BEGIN =
      Pattern.compile("(?i:Begin forwarded message|Start of forwarded message) ?:.*+");

  /// `On … wrote:`; programs break it into two lines.
  private static final Pattern WROTE =
      Pattern.compile(
          "(?i:On|Am|Le|El|Il|Op|Em|Den) .{3,400} (?i:wrote|schrieb .*|a écrit|escribió|ha scritto|schreef .*|escreveu|skrev .*) ?:");

  private static final Pattern FROM =
      Pattern.compile("\\*?(?i:From|Von|De|Da|Van|Från|Fra)\\*? ?:.*+");
  private static final Pattern SENT =
      Pattern.compile(
          "\\*?(?i:Sent|Date|To|Subject|Gesendet|Datum|An|Envoyé|Enviado|Inviato)\\*? ?:.*+");

  private OwnLines() {}

  /// At most the first 200 lines, as written.
  static List<String> of(String text) {
    List<String> all =
        (text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text)
            .lines()
            .limit(MOST_LINES)
            .toList();
    List<String> plain = all.stream().map(Spelling::plain).toList();
    var own = new ArrayList<String>();
    for (int i = 0; i < all.size() && !ends(plain, i); i++) {
      own.add(all.get(i));
    }
    return own;
  }

  private static boolean ends(List<String> lines, int at) {
    String line = lines.get(at);
    String next = at + 1 < lines.size() ? lines.get(at + 1) : "";
    return line.startsWith(">")
        || DIVIDER.matcher(line).matches()
        || SIGNATURE.matcher(line).matches()
        || BEGIN.matcher(line).matches()
        || WROTE.matcher(line).matches()
        || WROTE.matcher(Spelling.plain(line + " " + next)).matches()
        || (FROM.matcher(line).matches() && isHeader(lines, at));
  }

  private static boolean isHeader(List<String> lines, int at) {
    return lines.subList(at + 1, Math.min(lines.size(), at + HEADER_REACH)).stream()
        .anyMatch(line -> SENT.matcher(line).matches());
  }
}
