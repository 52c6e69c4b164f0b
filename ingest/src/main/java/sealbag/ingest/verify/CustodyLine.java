package sealbag.ingest.verify;

import java.io.IOException;
import tools.jackson.core.JsonParser;

/// What chains one line of a custody file to the others.
final class CustodyLine {

  private String type = "";
  private String prev = "";
  private String submission = "";
  private String head = "";
  private long n = -1;
  private long count = -1;

  void read(JsonParser json) throws IOException {
    json.nextToken();
    JsonRules.members(
        json,
        name -> {
          switch (name) {
            case "type" -> type = JsonRules.text(json);
            case "prev" -> prev = JsonRules.text(json);
            case "submission" -> submission = JsonRules.text(json);
            case "head" -> head = JsonRules.text(json);
            case "n" -> n = JsonRules.number(json);
            case "count" -> count = JsonRules.number(json);
            default -> {}
          }
        });
    if (json.nextToken() != null) {
      throw new JsonRules.WrongJsonException();
    }
  }

  boolean isCheckpoint() {
    return type.equals("checkpoint");
  }

  String prev() {
    return prev;
  }

  String submission() {
    return submission;
  }

  String head() {
    return head;
  }

  long n() {
    return n;
  }

  long count() {
    return count;
  }
}
