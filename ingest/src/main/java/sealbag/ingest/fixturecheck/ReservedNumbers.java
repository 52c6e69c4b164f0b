package sealbag.ingest.fixturecheck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The ranges of telephone numbers that are kept for fiction; `reserved-numbers.tsv` lists them
/// with their sources.
final class ReservedNumbers {

  private static final String TABLE = "reserved-numbers.tsv";
  private static final int TEN = 10;

  private final List<Range> ranges;
  private final Set<String> countries;

  private ReservedNumbers(List<Range> ranges) {
    this.ranges = List.copyOf(ranges);
    this.countries =
        ranges.stream()
            .map(range -> range.from().startsWith("1") ? "1" : range.from().substring(0, 2))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  static ReservedNumbers load() {
    try (InputStream table = ReservedNumbers.class.getResourceAsStream(TABLE)) {
      if (table == null) {
        throw new IllegalStateException(TABLE + " is missing from the build");
      }
      var lines = new BufferedReader(new InputStreamReader(table, UTF_8)).lines();
      return new ReservedNumbers(
          lines
              .filter(line -> !line.startsWith("#") && !line.startsWith("from\t"))
              .map(line -> line.split("\t"))
              .map(row -> new Range(row[0], row[1]))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether a number is in a reserved range in any way that it can be read: with the country
  /// first, after `00` or `0`, or with ten digits of a +1 country.
  ///
  /// @param digits ASCII digits only
  boolean holds(String digits) {
    String number = digits.startsWith("00") ? digits.substring(2) : digits;
    if (number.startsWith("0")) {
      return countries.stream().anyMatch(country -> inARange(country + number.substring(1)));
    }
    // "+44 (0)7700 …" repeats the zero of the national form.
    return inARange(number)
        || (number.length() == TEN && inARange("1" + number))
        || countries.stream()
            .filter(country -> number.startsWith(country + "0"))
            .anyMatch(country -> inARange(country + number.substring(country.length() + 1)));
  }

  private boolean inARange(String number) {
    return ranges.stream().anyMatch(range -> range.holds(number));
  }

  /// All numbers from one to another, both within.
  private record Range(String from, String to) {

    boolean holds(String number) {
      if (number.length() != from.length()) {
        return false;
      }
      var masked = new StringBuilder(number);
      for (int i = 0; i < number.length(); i++) {
        if (from.charAt(i) == '?') {
          masked.setCharAt(i, '?');
        }
      }
      String one = masked.toString();
      return one.compareTo(from) >= 0 && one.compareTo(to) <= 0;
    }
  }
}
