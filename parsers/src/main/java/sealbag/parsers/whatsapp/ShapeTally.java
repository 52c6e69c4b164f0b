package sealbag.parsers.whatsapp;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// What one shape of headers adds up to over a whole file.
final class ShapeTally {

  /// Texts before a second colon are mostly not names; enough to tell those that are.
  private static final int MAX_LONG_LABELS = 10_000;

  private static final int FEW = 8;
  private static final int MAX_LABELS = 100_000;

  private static final Set<String> LOG_LEVELS =
      Set.of("INFO", "WARN", "WARNING", "ERROR", "DEBUG", "TRACE", "FATAL", "CRITICAL", "NOTICE");

  private final HeaderShape shape;
  private final OrderEvidence evidence = new OrderEvidence();
  private final Padding padding = new Padding();
  private final LabelTable labels = new LabelTable();
  private final LabelTable longLabels = new LabelTable();
  private long firstLine;
  private long count;
  private long named;
  private long logLevels;
  private long markedBodies;
  private final Set<DayPeriod> periods = Collections.newSetFromMap(new IdentityHashMap<>());
  private DayPeriod lastPeriod = DayPeriod.NONE;
  private boolean upperPeriods;
  private long lateHours;

  /// The date of the last header, and how many more than one had it in a row.
  private long lastDate;

  private long repeats;

  ShapeTally(HeaderShape shape) {
    this.shape = shape;
  }

  /// Notes one line with a header of this shape; the header's positions are those of `line`.
  void add(Header header, byte[] line, int to, long number) {
    note(header, number, NameDates.find(line, header.bodyStart, to));
    int colon = NameEnd.find(line, header.bodyStart, to);
    if (colon != NameEnd.NONE) {
      addNamed(line, header.bodyStart, colon, to);
    }
    int body = colon == NameEnd.NONE ? header.bodyStart : NameEnd.bodyStart(line, colon, to);
    if (startsWithAppMark(line, body, to)) {
      markedBodies++;
    }
  }

  /// Notes one record with a header of this shape.
  void add(Draft draft, int nameDate) {
    note(draft.header, draft.line, nameDate);
    if (draft.holds(Signs.WIDE) && startsWithAppMark(draft.bytes, draft.textStart, draft.bodyEnd)) {
      markedBodies++;
    }
  }

  /// Notes one record of typed text.
  void add(Header header, long line) {
    note(header, line, 0);
  }

  private void note(Header header, long line, int nameDate) {
    if (count > 0 && nameDate == 0 && header.dateKey == lastDate) {
      repeats++;
    } else {
      settle();
      firstLine = count == 0 ? line : firstLine;
      lastDate = header.dateKey;
      evidence.add(header, line, nameDate);
      padding.addDate(header);
    }
    count++;
    padding.addTime(header);
    upperPeriods |= header.periodUpper;
    lateHours += header.hour > 12 ? 1 : 0;
    if (header.period != lastPeriod) {
      lastPeriod = header.period;
      periods.add(lastPeriod);
    }
  }

  /// Counts the headers that only repeated a date.
  private void settle() {
    evidence.repeat(repeats);
    padding.repeatDate(repeats);
    repeats = 0;
  }

  private void addNamed(byte[] line, int from, int colon, int to) {
    named++;
    labels.add(line, from, colon, MAX_LABELS);
    if (isLogLevel(line, from, colon)) {
      logLevels++;
    }
    int second = NameEnd.find(line, colon + 1, to);
    if (second != NameEnd.NONE) {
      longLabels.add(line, from, second, MAX_LONG_LABELS);
    }
  }

  /// Whether the first or the last word before the colon is one: `INFO main:`, `main ERROR:`.
  private static boolean isLogLevel(byte[] line, int from, int colon) {
    int start = colon;
    while (start > from && isCapital(line[start - 1])) {
      start--;
    }
    int end = from;
    while (end < colon && isCapital(line[end])) {
      end++;
    }
    return isLevel(line, start, colon) || isLevel(line, from, end);
  }

  private static boolean isCapital(byte b) {
    return b >= 'A' && b <= 'Z';
  }

  private static boolean isLevel(byte[] line, int from, int to) {
    return to - from >= 4
        && to - from <= 8
        && LOG_LEVELS.contains(new String(line, from, to - from, StandardCharsets.US_ASCII));
  }

  /// Whether the bytes open with U+200E or U+200F.
  static boolean startsWithAppMark(byte[] line, int at, int to) {
    return at + 2 < to
        && line[at] == (byte) 0xE2
        && line[at + 1] == (byte) 0x80
        && (line[at + 2] == (byte) 0x8E || line[at + 2] == (byte) 0x8F);
  }

  void add(ShapeTally other) {
    settle();
    other.settle();
    firstLine = count == 0 ? other.firstLine : Math.min(firstLine, other.firstLine);
    count += other.count;
    named += other.named;
    logLevels += other.logLevels;
    markedBodies += other.markedBodies;
    upperPeriods |= other.upperPeriods;
    lateHours += other.lateHours;
    periods.addAll(other.periods);
    evidence.add(other.evidence);
    padding.add(other.padding);
    labels.add(other.labels);
    longLabels.add(other.longLabels);
  }

  HeaderShape shape() {
    return shape;
  }

  OrderEvidence evidence() {
    settle();
    return evidence;
  }

  Padding padding() {
    settle();
    return padding;
  }

  /// Names up to the first colon.
  LabelTable labels() {
    return labels;
  }

  /// Names up to the second colon, where there is one.
  LabelTable longLabels() {
    return longLabels;
  }

  long firstLine() {
    return firstLine;
  }

  long count() {
    return count;
  }

  /// Number of headers that a name and a colon follow.
  long named() {
    return named;
  }

  /// Number of those "names" that are levels of a log file.
  long logLevels() {
    return logLevels;
  }

  /// Number of texts that open with the mark of app-generated text.
  long markedBodies() {
    return markedBodies;
  }

  /// All words for parts of the day.
  Set<DayPeriod> periods() {
    return periods;
  }

  /// Whether hours are counted to 23, be there words for parts of the day or not. More than a few
  /// stamps must show it: a pasted one could have any hour.
  boolean countsTo23() {
    return lateHours * FEW > count;
  }

  boolean hasUpperPeriods() {
    return upperPeriods;
  }
}
