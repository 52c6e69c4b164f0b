package sealbag.parsers.whatsapp.proof;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sealbag.parsers.chat.DateOrder;
import sealbag.parsers.chat.Warning.Kind;

/// A chat whose writer knows what every byte of it is.
///
/// @param seed what it was made from
/// @param preamble what stands before the first record
record WrittenChat(long seed, Style style, String preamble, List<Written> records) {

  WrittenChat {
    records = List.copyOf(records);
  }

  WrittenChat with(List<Written> others) {
    return new WrittenChat(seed, style, preamble, others);
  }

  /// The same text with one line end everywhere, in texts and before the first record too.
  WrittenChat with(String lineEnd) {
    List<Written> same =
        records.stream()
            .map(r -> r.withText(lines(r.text(), lineEnd)).withLineEnd(lineEnd))
            .toList();
    return new WrittenChat(seed, style, lines(preamble, lineEnd), same);
  }

  private static String lines(String text, String lineEnd) {
    return text.replace("\r\n", "\n").replace("\n", lineEnd);
  }

  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(Raw.bytes(preamble));
    for (Written record : records) {
      bytes.writeBytes(Raw.bytes(record.print(style)));
      bytes.writeBytes(record.lineEnd().getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /// What a reader should say of each record.
  List<Told> truth(byte[] bytes) {
    Map<String, Integer> uses = new HashMap<>();
    records.forEach(
        record -> record.label().ifPresent(label -> uses.merge(label, 1, Integer::sum)));
    var all = new ArrayList<Told>();
    int at = Raw.bytes(preamble).length;
    int line = 1 + lineFeeds(preamble);
    Optional<LocalDateTime> before = Optional.empty();
    for (Written record : records) {
      String printed = record.print(style);
      int end = at + Raw.bytes(printed).length + record.lineEnd().length();
      int lines = 1 + lineFeeds(printed);
      var told = new Told.Draft(at, end, line, lines);
      told.stamp(record.stamp(style), record.timestamp(style));
      told.flag(record.typedHeaders() > 0, Kind.SUSPECT_BOUNDARY);
      told.flag(record.hasForeignHeader(), Kind.FOREIGN_HEADER);
      told.flag(record.isUnknownNotice(), Kind.UNKNOWN_NOTICE);
      told.flag(!Raw.isUtf8(bytes, at, end), Kind.INVALID_UTF8);
      flagOrder(told, before);
      before = told.timestamp().or(() -> all.isEmpty() ? Optional.empty() : lastTime(all));
      all.add(tell(record, told, uses));
      at = end;
      line += lines;
    }
    return all;
  }

  private static Optional<LocalDateTime> lastTime(List<Told> all) {
    return all.reversed().stream().flatMap(told -> told.timestamp().stream()).findFirst();
  }

  private void flagOrder(
      Told.Draft told, @SuppressWarnings("OptionalParameter") Optional<LocalDateTime> before) {
    if (before.isPresent() && told.timestamp().isPresent()) {
      Duration back = Duration.between(told.timestamp().get(), before.get());
      told.flag(back.toSeconds() > (style.hasSeconds() ? 1 : 60), Kind.OUT_OF_ORDER);
      told.flag(back.toSeconds() > 24 * 60 * 60, Kind.SUSPECT_BOUNDARY);
    }
  }

  /// A name with a colon can be told from a text with one only where the file uses it twice, and
  /// never its first part alone.
  private static Told tell(Written record, Told.Draft told, Map<String, Integer> uses) {
    String text = Raw.shown(record.text().replace("\r\n", "\n"));
    if (record.label().isEmpty()) {
      return told.unnamed(text, record.meaning());
    }
    String label = record.label().get();
    int colon = label.indexOf(": ");
    if (colon < 0) {
      return told.named(Raw.shown(label), text, record.meaning());
    }
    String first = label.substring(0, colon);
    boolean twice = uses.getOrDefault(label, 0) >= 2;
    boolean rival = uses.containsKey(first);
    if (twice && !rival) {
      return told.named(label, text, record.meaning());
    }
    told.flag(twice, Kind.AMBIGUOUS_SENDER);
    String rest = label.substring(colon + 2) + record.between() + text;
    return told.named(first, rest, Told.Meaning.TEXT);
  }

  /// The order to declare where the days of this chat do not prove it. With hyphens and a year of
  /// two digits the year may stand first.
  Optional<DateOrder> given() {
    boolean proved =
        !style.stamp().contains("-{yy}")
            && records.stream()
                .anyMatch(r -> r.impossibleDay() == 0 && r.time().getDayOfMonth() > 12);
    return proved || style.order() == DateOrder.YMD ? Optional.empty() : Optional.of(style.order());
  }

  /// The line end that stands before every record; empty where records follow both.
  Optional<String> lineEnd() {
    List<String> ends =
        records.stream().limit(records.size() - 1L).map(Written::lineEnd).distinct().toList();
    return ends.size() == 1 ? Optional.of(ends.getFirst()) : Optional.empty();
  }

  /// Whether the file tells how it is printed. Where both line ends are common before records the
  /// line end says nothing; where one is rare it shows a typed header.
  boolean isDecidable() {
    long typed = records.stream().mapToLong(Written::typedHeaders).sum();
    long crLf =
        records.stream().limit(records.size() - 1L).filter(r -> r.lineEnd().equals("\r\n")).count();
    long lf = records.size() - 1 - crLf;
    boolean plain = typed == 0 ? crLf == 0 || lf == 0 : lf == 0 && typed * 4 <= crLf;
    boolean mixed = typed == 0 && crLf * 4 > lf && lf * 4 > crLf && crLf > 1 && lf > 1;
    long named = records.stream().filter(r -> r.label().isPresent()).count();
    long foreign = records.stream().filter(Written::hasForeignHeader).count();
    return (plain || mixed) && named * 2 > records.size() && foreign * 2 < records.size();
  }

  private static int lineFeeds(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }

  @Override
  public String toString() {
    return "seed " + seed + ", " + style;
  }
}
