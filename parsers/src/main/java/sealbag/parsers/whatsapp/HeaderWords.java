package sealbag.parsers.whatsapp;

import org.jspecify.annotations.Nullable;

/// The words that stamps are printed with: `at`, `klo`, `PM`, `г.`. Data, so that another language
/// is a line in `header-words.tsv`.
final class HeaderWords {

  /// A Japanese era.
  ///
  /// @param offset what to add to its years; its first is 1
  /// @param firstDay as `yyyymmdd`, like `lastDay`
  record Era(int offset, int firstDay, int lastDay) {

    /// No era is printed.
    static final Era NONE = new Era(0, 0, Integer.MAX_VALUE);
  }

  private final WordTree<Integer> glue = new WordTree<>();
  private final WordTree<DayPeriod> periods = new WordTree<>();
  private final WordTree<Era> eras = new WordTree<>();
  private final WordTree<Boolean> dateEnds = new WordTree<>();
  private final WordTree<Boolean> persianEras = new WordTree<>();
  private final WordTree<Boolean> timeEnds = new WordTree<>();
  private final WordTree<Boolean> hours = new WordTree<>();
  private final WordTree<Boolean> minutes = new WordTree<>();
  private final WordTree<Boolean> seconds = new WordTree<>();
  private final DayPeriod am;
  private final DayPeriod pm;
  private int glueWords;

  private HeaderWords() {
    am = period("AM");
    pm = period("PM");
  }

  /// The words this build knows.
  static HeaderWords load() {
    var words = new HeaderWords();
    for (String[] row : Table.rows("header-words.tsv", 3)) {
      words.add(row);
    }
    return words;
  }

  private void add(String[] row) {
    String word = row[1];
    switch (row[0]) {
      case "glue" -> glue.add(word, ++glueWords);
      case "date-end" -> dateEnds.add(word, true);
      case "persian-era" -> persianEras.add(word, true);
      case "time-end" -> timeEnds.add(word, true);
      case "hour" -> hours.add(word, true);
      case "minute" -> minutes.add(word, true);
      case "second" -> seconds.add(word, true);
      case "era" -> eras.add(word, era(row));
      case "pair" -> pair(period(word), period(row[2]));
      case "part" -> period(word).add(hourBits(row[2]), null);
      default -> throw new IllegalStateException("header-words.tsv: unknown role " + row[0]);
    }
  }

  private static Era era(String[] row) {
    return new Era(Integer.parseInt(row[2]), Integer.parseInt(row[3]), Integer.parseInt(row[4]));
  }

  private static void pair(DayPeriod morning, DayPeriod afternoon) {
    morning.add(DayPeriod.MORNING, afternoon);
    afternoon.add(DayPeriod.AFTERNOON, morning);
  }

  private DayPeriod period(String word) {
    DayPeriod known = periods.get(word);
    if (known != null) {
      return known;
    }
    var period = new DayPeriod();
    periods.add(word, period);
    return period;
  }

  /// The hours of `5-11`, `12` or `22-3`.
  private static int hourBits(String range) {
    int bits = 0;
    for (String part : range.split(",", -1)) {
      String[] ends = part.split("-", -1);
      int hour = Integer.parseInt(ends[0]);
      int last = Integer.parseInt(ends[ends.length - 1]);
      bits |= 1 << hour;
      while (hour != last) {
        hour = (hour + 1) % 24;
        bits |= 1 << hour;
      }
    }
    return bits;
  }

  /// Reads a word between date and time: a number for it, or 0 when there is none.
  int glue(Cursor in) {
    Integer word = glue.read(in);
    return word == null ? 0 : word;
  }

  /// Reads the name of a part of the day; null when there is no known one.
  @Nullable DayPeriod period(Cursor in) {
    return periods.read(in);
  }

  /// Whether the word is the one that most languages print.
  boolean isAmOrPm(DayPeriod period) {
    return period.equals(am) || period.equals(pm);
  }

  /// Reads the name of a Japanese era; null when there is none.
  @Nullable Era era(Cursor in) {
    return eras.read(in);
  }

  /// Whether a stamp may begin with a word that begins like this.
  boolean mayBegin(int character) {
    return periods.mayBegin(character) || eras.mayBegin(character);
  }

  /// Takes a word that stands after a date and means nothing.
  boolean takeDateEnd(Cursor in) {
    return dateEnds.read(in) != null;
  }

  /// Whether the word names the era of Persian years. In Finnish it is the morning.
  boolean takePersianEra(Cursor in) {
    return persianEras.read(in) != null;
  }

  boolean takeTimeEnd(Cursor in) {
    return timeEnds.read(in) != null;
  }

  boolean takeHour(Cursor in) {
    return hours.read(in) != null;
  }

  boolean takeMinute(Cursor in) {
    return minutes.read(in) != null;
  }

  boolean takeSecond(Cursor in) {
    return seconds.read(in) != null;
  }
}
