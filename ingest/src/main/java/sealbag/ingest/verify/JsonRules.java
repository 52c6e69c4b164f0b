package sealbag.ingest.verify;

import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON token by token, so that no file is too large to check.
final class JsonRules {

  /// Two members of one name could be read in two ways.
  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonRules() {}

  /// What one file's JSON must be like.
  @FunctionalInterface
  interface Rule {
    /// Throws [JacksonException] where the JSON is not what it must be.
    void check(JsonParser json) throws IOException;
  }

  /// Every JSON file is a single well-formed object.
  static void check(BagFiles bag, Findings findings) throws IOException {
    for (String path : bag.files().keySet()) {
      if (path.endsWith(".json")) {
        check(bag, path, findings, JsonRules::oneObject);
      }
    }
  }

  private static void oneObject(JsonParser json) {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new WrongJsonException();
    }
    json.skipChildren();
    if (json.nextToken() != null) {
      throw new WrongJsonException();
    }
  }

  /// Applies a rule to a file, if it is there. JSON that the rule cannot read is a finding.
  static void check(BagFiles bag, String path, Findings findings, Rule rule) throws IOException {
    var file = bag.find(path);
    if (file.isEmpty()) {
      return;
    }
    try (InputStream in = bag.open(file.get())) {
      check(in, path, findings, rule);
    }
  }

  static void check(InputStream in, String culprit, Findings findings, Rule rule)
      throws IOException {
    try (JsonParser json = STRICT.createParser(ObjectReadContext.empty(), in)) {
      rule.check(json);
    } catch (JacksonException | WrongJsonException e) {
      findings.add(culprit, "Its JSON is damaged or not of the form that Sealbag writes.");
    }
  }

  /// The members of the object that has just begun; the rule sees each with its value's first
  /// token.
  static void members(JsonParser json, Member member) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new WrongJsonException();
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      member.see(name);
      json.skipChildren(); // where the rule has not looked into an object or array
    }
  }

  /// Sees one member of an object.
  @FunctionalInterface
  interface Member {
    void see(String name) throws IOException;
  }

  static String text(JsonParser json) {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new WrongJsonException();
    }
    return json.getString();
  }

  static long number(JsonParser json) {
    if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw new WrongJsonException();
    }
    return json.getLongValue();
  }

  /// The JSON is well-formed and says something in a form that no package has.
  static final class WrongJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
