package sealbag.ingest.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sealbag.ingest.cli.CheckFixturesRun.Tally;
import sealbag.ingest.fixturecheck.CaseCheck.Update;
import sealbag.ingest.fixturecheck.Difference;
import sealbag.ingest.fixturecheck.Excerpt;
import sealbag.ingest.fixturecheck.TapReport;
import sealbag.ingest.fixturecheck.Verdict;

/// How `check-fixtures` tells of its verdicts.
sealed interface CheckFixturesReport {

  static CheckFixturesReport of(Output output, boolean tap, boolean json) {
    if (tap) {
      return new Tap(output, new TapReport());
    }
    return json ? new Json(output) : new Text(output);
  }

  void begin(int cases);

  void checked(Verdict verdict);

  void updated(Update update);

  void end(Tally tally);

  /// For people: a line a case, and its differences.
  record Text(Output output) implements CheckFixturesReport {

    @Override
    public void begin(int cases) {
      // The last line says how many.
    }

    @Override
    public void checked(Verdict verdict) {
      tell(verdict.passed() ? "ok" : "FAILED", verdict);
    }

    @Override
    public void updated(Update update) {
      String word = update.written() ? "updated" : "same";
      tell(update.verdict().passed() ? word : "FAILED", update.verdict());
    }

    private void tell(String word, Verdict verdict) {
      String counts =
          verdict.passed()
              ? "%d records".formatted(verdict.records())
              : "%d records, differences: %d"
                  .formatted(verdict.records(), verdict.differences().size());
      output.line("%-7s  %s  (%s)".formatted(word, Plain.of(verdict.fixture().name()), counts));
      verdict.differences().stream()
          .flatMap(difference -> difference.lines().stream())
          .forEach(line -> output.line("           " + line));
      output.flush();
    }

    @Override
    public void end(Tally tally) {
      String written = tally.written() == 0 ? "" : ", %d updated".formatted(tally.written());
      output.line(
          "%d cases with %d records: %d as expected, %d failed%s"
              .formatted(
                  tally.cases(),
                  tally.records(),
                  tally.cases() - tally.failed(),
                  tally.failed(),
                  written));
    }
  }

  /// For test harnesses.
  record Tap(Output output, TapReport tap) implements CheckFixturesReport {

    @Override
    public void begin(int cases) {
      tap.head(cases).forEach(output::line);
    }

    @Override
    public void checked(Verdict verdict) {
      tap.lines(verdict).forEach(output::line);
    }

    @Override
    public void updated(Update update) {
      checked(update.verdict());
    }

    @Override
    public void end(Tally tally) {
      output.flush();
    }
  }

  /// For programs: one object a case, and a summary.
  record Json(Output output) implements CheckFixturesReport {

    @Override
    public void begin(int cases) {
      // The summary says how many.
    }

    @Override
    public void checked(Verdict verdict) {
      output.json(object(verdict));
    }

    @Override
    public void updated(Update update) {
      Map<String, Object> object = object(update.verdict());
      object.put("updated", update.written());
      output.json(object);
    }

    private static Map<String, Object> object(Verdict verdict) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("type", "case");
      object.put("case", verdict.fixture().name());
      object.put("passed", verdict.passed());
      object.put("records", verdict.records());
      List<Map<String, @Nullable Object>> differences =
          verdict.differences().stream().map(Json::object).toList();
      object.put("differences", differences);
      return object;
    }

    private static Map<String, @Nullable Object> object(Difference difference) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      object.put("where", difference.where());
      object.put("key", difference.key());
      object.put("expected", difference.expected());
      object.put("actual", difference.actual());
      object.put("line", difference.excerpt().map(Excerpt::line).orElse(null));
      object.put("source", difference.excerpt().map(Excerpt::text).orElse(null));
      object.put("column", difference.excerpt().map(Excerpt::from).orElse(null));
      return object;
    }

    @Override
    public void end(Tally tally) {
      output.summary(
          Map.entry("cases", tally.cases()),
          Map.entry("records", tally.records()),
          Map.entry("passed", tally.cases() - tally.failed()),
          Map.entry("failed", tally.failed()),
          Map.entry("updated", tally.written()),
          Map.entry("exit", tally.code().code()));
    }
  }
}
