package sealbag.parsers.whatsapp.proof;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sealbag.parsers.chat.Warning.Kind;

/// A second reader of chats, for generated ones only: slow and simple, with strings and regular
/// expressions. It is told how the file prints its headers, which the parser has to find out.
final class ReferenceReader {

  private static final String MARKS = "[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]*";
  private static final Pattern PART = Pattern.compile("\\{(\\w+)\\}");
  private static final Pattern NAME = Pattern.compile("(.+?)(?:: |:$|:(?=\\.$))");
  private static final Pattern TWO_NAMES = Pattern.compile("(.+?: .*?)(?:: |:$|:(?=\\.$))");
  private static final Pattern FOREIGN =
      Pattern.compile(
          "\u200E?\\[\\d+/\\d+/\\d+, \\d+:\\d\\d:\\d\\d\\] [^:]+: .*"
              + "|\\d+/\\d+/\\d+, \\d+:\\d\\d - [^:]+: .*");

  private final Style style;
  private final Optional<String> lineEnd;
  private final Pattern header;
  private final List<Lines> records = new ArrayList<>();
  private final Map<String, Long> names = new HashMap<>();
  private final Map<String, Long> twoNames = new HashMap<>();
  private @Nullable LocalDateTime last;

  private ReferenceReader(
      Style style, @SuppressWarnings("OptionalParameter") Optional<String> lineEnd) {
    this.style = style;
    this.lineEnd = lineEnd;
    this.header =
        Pattern.compile(
            MARKS + Pattern.quote(style.open()) + MARKS + "(" + stamp(style) + ")" + close(style));
  }

  private static String stamp(Style style) {
    Matcher parts = PART.matcher(style.stamp());
    var regex = new StringBuilder();
    int from = 0;
    while (parts.find()) {
      regex.append(Pattern.quote(style.stamp().substring(from, parts.start())));
      String digits =
          parts.group(1).length() == 4 ? "{4}" : parts.group(1).length() == 2 ? "{2}" : "{1,2}";
      String half = String.join("|", style.halves().stream().map(Pattern::quote).toList());
      char part = parts.group(1).charAt(0);
      regex.append("(?<").append(part).append('>');
      regex.append(part == 'a' ? half : "\\p{Nd}" + digits).append(')');
      from = parts.end();
    }
    return regex.append(Pattern.quote(style.stamp().substring(from))).toString();
  }

  private static String close(Style style) {
    String close = Pattern.quote(style.close().stripTrailing());
    return close + (style.close().isBlank() ? " (?=.)" : "(?: |$)");
  }

  /// The lines of one record.
  private static final class Lines {
    private final MatchResult header;
    private final int start;
    private final int firstLine;
    private int end;
    private final List<String> body = new ArrayList<>();
    private boolean suspect;
    private boolean foreign;

    Lines(MatchResult header, int start, int firstLine) {
      this.header = header;
      this.start = start;
      this.firstLine = firstLine;
    }
  }

  /// The records of a chat whose headers are of this style.
  ///
  /// @param lineEnd what ends the line before a record; empty where both do
  static List<Told> read(
      byte[] bytes, Style style, @SuppressWarnings("OptionalParameter") Optional<String> lineEnd) {
    var reader = new ReferenceReader(style, lineEnd);
    reader.cut(bytes);
    reader.records.forEach(reader::countNames);
    return reader.records.stream().map(record -> reader.told(record, bytes)).toList();
  }

  private void cut(byte[] bytes) {
    String before = "";
    int start = 0;
    for (int number = 1; start < bytes.length; number++) {
      int next = start;
      while (next < bytes.length && bytes[next] != '\n') {
        next++;
      }
      boolean ended = next < bytes.length;
      boolean crlf = ended && next > start && bytes[next - 1] == '\r';
      int bom =
          number == 1
                  && new String(bytes, 0, Math.min(3, bytes.length), StandardCharsets.UTF_8)
                      .equals("\uFEFF")
              ? 3
              : 0;
      String line =
          new String(
              bytes, start + bom, next - start - bom - (crlf ? 1 : 0), StandardCharsets.UTF_8);
      int end = ended ? next + 1 : next;
      take(line, start + bom, end, number, before);
      before = crlf ? "\r\n" : "\n";
      start = end;
    }
  }

  private void take(String line, int start, int end, int number, String before) {
    Matcher found = header.matcher(line);
    boolean own = found.lookingAt();
    boolean fits = records.isEmpty() || lineEnd.isEmpty() || lineEnd.get().equals(before);
    if (own && fits) {
      var record = new Lines(found.toMatchResult(), start, number);
      record.end = end;
      record.body.add(line.substring(found.end()));
      records.add(record);
    } else if (!records.isEmpty()) {
      Lines record = records.getLast();
      record.body.add(line);
      record.end = end;
      record.suspect |= own;
      record.foreign |= !own && FOREIGN.matcher(line).matches();
    }
  }

  private void countNames(Lines record) {
    group(NAME, record.body.getFirst()).ifPresent(name -> names.merge(name, 1L, Long::sum));
    group(TWO_NAMES, record.body.getFirst()).ifPresent(name -> twoNames.merge(name, 1L, Long::sum));
  }

  private static Optional<String> group(Pattern pattern, String line) {
    Matcher found = pattern.matcher(line);
    return found.lookingAt() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private Told told(Lines record, byte[] bytes) {
    String body = String.join("\n", record.body);
    String first = record.body.getFirst();
    var told = new Told.Draft(record.start, record.end, record.firstLine, record.body.size());
    told.stamp(record.header.group(1), timestamp(record.header));
    told.flag(record.suspect, Kind.SUSPECT_BOUNDARY);
    told.flag(record.foreign, Kind.FOREIGN_HEADER);
    told.flag(!Raw.isUtf8(bytes, record.start, record.end), Kind.INVALID_UTF8);
    order(told);
    Optional<String> name = group(NAME, first);
    boolean notice = style.isAndroid() && ReferenceKinds.isNotice(body);
    told.flag(name.isEmpty() && !notice, Kind.UNKNOWN_NOTICE);
    if (name.isEmpty() || notice) {
      return told.unnamed(body, ReferenceKinds.of("", body, style));
    }
    String text = after(name.get(), body);
    Optional<String> longer = group(TWO_NAMES, first);
    boolean twice = longer.isPresent() && twoNames.getOrDefault(longer.get(), 0L) >= 2;
    if (twice && ReferenceKinds.of(name.get(), text, style).isText()) {
      if (Objects.equals(names.get(name.get()), twoNames.get(longer.get()))) {
        return named(told, longer.get(), after(longer.get(), body));
      }
      told.flag(true, Kind.AMBIGUOUS_SENDER);
    }
    return named(told, name.get(), text);
  }

  private Told named(Told.Draft told, String name, String text) {
    return told.named(name, text, ReferenceKinds.of(name, text, style));
  }

  private static String after(String name, String body) {
    String rest = body.substring(name.length() + 1);
    return rest.startsWith(" ") ? rest.substring(1) : rest;
  }

  private void order(Told.Draft told) {
    LocalDateTime before = last;
    if (told.timestamp().isEmpty()) {
      return;
    }
    last = told.timestamp().get();
    if (before != null) {
      Duration back = Duration.between(last, before);
      Duration precision = style.hasSeconds() ? Duration.ofSeconds(1) : Duration.ofMinutes(1);
      told.flag(back.compareTo(precision) > 0, Kind.OUT_OF_ORDER);
      told.flag(back.compareTo(Duration.ofDays(1)) > 0, Kind.SUSPECT_BOUNDARY);
    }
  }

  private Optional<LocalDateTime> timestamp(MatchResult found) {
    Map<String, Integer> groups = found.namedGroups();
    int year = groups.containsKey("b") ? number(found, "b") - 543 : number(found, "y");
    int hour = groups.containsKey("H") ? number(found, "H") : number(found, "h") % 12;
    if (groups.containsKey("a") && found.group("a").equals(style.halves().get(1))) {
      hour += 12;
    }
    int second = groups.containsKey("s") ? number(found, "s") : 0;
    try {
      return Optional.of(
          LocalDateTime.of(
              year < 100 ? 2000 + year : year,
              number(found, "M"),
              number(found, "d"),
              hour,
              number(found, "m"),
              second));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(MatchResult found, String part) {
    // Integer.parseInt reads the digits of every script.
    return Integer.parseInt(found.group(part));
  }
}
