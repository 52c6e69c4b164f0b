package sealbag.ingest.health;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// The answers to some checks.
///
/// @param well whether all are
/// @param json one object, with each check on a line of its own; ASCII alone
record HealthReport(boolean well, String json) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  static HealthReport of(List<Check> checks) {
    boolean well = true;
    var lines = new ArrayList<String>();
    for (Check check : checks) {
      Check.Answer answer = check.answer();
      well &= answer.well();
      var line = new LinkedHashMap<String, Object>();
      line.put("check", check.name());
      line.put("ok", answer.well());
      line.put("says", answer.sentence());
      lines.add("  " + JSON.writeValueAsString(line));
    }
    String word = well ? "ok" : "not ok";
    return new HealthReport(
        well, "{\"status\":\"" + word + "\",\"checks\":[\n" + String.join(",\n", lines) + "\n]}\n");
  }
}
