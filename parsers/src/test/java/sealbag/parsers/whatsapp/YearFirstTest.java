package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// In which stamps a year of two digits may stand first, against what 762 locales print.
class YearFirstTest {

  private static final Pattern DATE = Pattern.compile("[dMy]+[^dMy]+[dMy]+[^dMy]+[dMy]+\\.?");

  private static final List<LocalDateTime> DAYS =
      List.of(
          LocalDateTime.parse("2023-03-04T09:07:30"), LocalDateTime.parse("2024-11-12T10:17:31"));

  private final HeaderScanner scanner = new HeaderScanner(HeaderWords.load());

  @Test
  void aYearMayStandFirstWhereverALocalePrintsItThere() {
    for (LocaleRow row : rows()) {
      if (row.order().equals("YMD")) {
        assertThat(mayStandFirst(row)).as(row.toString()).isTrue();
      }
    }
  }

  @Test
  void aYearMayNotStandFirstWhereNoLocalePrintsDatesLikeThese() {
    Set<String> printed = datesWithYearFirst();

    for (LocaleRow row : rows()) {
      if (mayStandFirst(row)) {
        assertThat(printed).as(row.toString()).contains(date(row));
      }
    }
  }

  private static Set<String> datesWithYearFirst() {
    return rows().stream()
        .filter(row -> row.order().equals("YMD"))
        .map(YearFirstTest::date)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// What is the same whichever number is the year: `n/x/n` of `d/M/yy`, `M/d/yy` and `yy/M/d`.
  private static String date(LocaleRow row) {
    Matcher date = DATE.matcher(row.android());
    assertThat(date.find()).isTrue();
    return date.group().replaceAll("^[dMy]+|[dMy]+(?=\\.?$)", "n").replaceAll("[dM]", "x");
  }

  private static List<LocaleRow> rows() {
    return LocaleRow.all().stream().filter(row -> row.android().contains("yy")).toList();
  }

  private boolean mayStandFirst(LocaleRow row) {
    var stamp = new StampPattern(row.android(), row.morning(), row.afternoon(), '0', " ");
    var padding = new Padding();
    var header = new Header();
    for (LocalDateTime day : DAYS) {
      byte[] line = (stamp.print(day) + " - Ann: x").getBytes(StandardCharsets.UTF_8);
      assertThat(scanner.scan(line, 0, line.length, header)).isTrue();
      padding.addDate(header);
      padding.addTime(header);
    }
    return DateOrderVerdict.canBeYearFirst(header.shape, padding);
  }
}
