package sealbag.ingest.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import sealbag.ingest.cli.PracticeHome.Ports;

/// What a practice says when it starts: where everything is, and how to send a first mail.
///
/// @param health where health is served; empty: nowhere
/// @param states how many submissions the home has, in each state
record PracticeWelcome(PracticeHome home, Ports ports, String health, Map<String, Long> states) {

  void say(Output output) throws IOException {
    String folder = Plain.of(home.folder().toString());
    String text = PracticeHome.resource("practice-welcome.txt");
    for (var gap : gaps(folder).entrySet()) {
      text = text.replace("{" + gap.getKey() + "}", gap.getValue());
    }
    text.lines().forEach(output::line);
    output.flush();
  }

  private Map<String, String> gaps(String folder) {
    var gaps = new LinkedHashMap<String, String>();
    gaps.put("home", folder);
    gaps.put("option", home.isUsual() ? "" : " --home " + folder);
    gaps.put("intake", PracticeHome.INTAKE);
    gaps.put("officer", PracticeHome.OFFICER);
    gaps.put("password", PracticeHome.PASSWORD);
    gaps.put("smtp", Integer.toString(ports.smtp()));
    gaps.put("imap", Integer.toString(ports.imap()));
    gaps.put("evidence", Integer.toString(ports.evidence()));
    gaps.put("records", Integer.toString(ports.records()));
    gaps.put("health", health);
    gaps.put("state", state());
    return gaps;
  }

  private String state() {
    return states.isEmpty()
        ? "nothing was sent yet"
        : states.entrySet().stream()
            .map(one -> one.getValue() + " " + one.getKey())
            .collect(Collectors.joining(", "));
  }

  void json(Output output) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "start");
    object.put("home", home.folder().toString());
    object.put("mailbox", PracticeHome.INTAKE);
    object.put("smtp", "127.0.0.1:" + ports.smtp());
    object.put("imap", "127.0.0.1:" + ports.imap());
    object.put("officer", PracticeHome.OFFICER);
    object.put("password", PracticeHome.PASSWORD);
    object.put("evidence", "http://127.0.0.1:" + ports.evidence());
    object.put("records", "http://127.0.0.1:" + ports.records());
    object.put("health", health);
    object.put("states", states);
    output.json(object);
  }
}
