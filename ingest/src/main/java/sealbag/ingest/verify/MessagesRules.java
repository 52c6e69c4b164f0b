package sealbag.ingest.verify;

import java.io.IOException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// `data/chat/messages.jsonl`: its records cover the chat text from the preamble to the last byte,
/// each beginning where the one before ends.
final class MessagesRules {

  static final String FILE = "data/chat/messages.jsonl";
  static final String CHAT = "data/chat/chat.txt";

  private final long chatBytes;
  private final Findings findings;
  private long objects;
  private long records;
  private long at = -1;
  private long firstByte = -1;
  private boolean ended;

  private MessagesRules(long chatBytes, Findings findings) {
    this.chatBytes = chatBytes;
    this.findings = findings;
  }

  /// The members of one line that matter here.
  private static final class Line {
    String type = "";
    long n = -1;
    long byteStart = -1;
    long byteEnd = -1;
    long records = -1;
    long bytes = -1;
    long preambleBytes = -1;
    long recordBytes = -1;
  }

  static void check(BagFiles bag, Findings findings) throws IOException {
    var chat = bag.find(CHAT);
    if (chat.isPresent() && bag.find(FILE).isPresent()) {
      var rules = new MessagesRules(chat.get().size(), findings);
      JsonRules.check(bag, FILE, findings, rules::read);
      if (!rules.ended) {
        findings.add(FILE, "Its last line, which states the totals, is missing.");
      }
    }
  }

  private void read(JsonParser json) throws IOException {
    for (JsonToken token; (token = json.nextToken()) != null; ) {
      if (token != JsonToken.START_OBJECT || ended) {
        throw new JsonRules.WrongJsonException();
      }
      var line = new Line();
      JsonRules.members(json, name -> member(line, json, name));
      objects++;
      switch (line.type) {
        case "chat" -> requireFirst();
        case "record" -> record(line);
        case "end" -> end(line);
        default -> throw new JsonRules.WrongJsonException();
      }
    }
  }

  private void member(Line line, JsonParser json, String name) {
    switch (name) {
      case "type" -> line.type = JsonRules.text(json);
      case "n" -> line.n = JsonRules.number(json);
      case "byteStart" -> line.byteStart = JsonRules.number(json);
      case "byteEnd" -> line.byteEnd = JsonRules.number(json);
      case "records" -> line.records = JsonRules.number(json);
      case "bytes" -> line.bytes = JsonRules.number(json);
      case "preambleBytes" -> line.preambleBytes = JsonRules.number(json);
      case "recordBytes" -> line.recordBytes = JsonRules.number(json);
      default -> {}
    }
  }

  private void requireFirst() {
    if (objects != 1) {
      throw new JsonRules.WrongJsonException();
    }
  }

  private void record(Line line) {
    records++;
    findings.compare(FILE, "A record's number is not the next one.", records, line.n);
    if (at < 0) {
      firstByte = line.byteStart;
    } else if (line.byteStart != at) {
      findings.add(
          FILE,
          "Record " + records + " does not begin in the chat text where the one before ends.",
          "byte " + at,
          "byte " + line.byteStart);
    }
    if (line.byteStart < 0 || line.byteEnd <= line.byteStart) {
      findings.add(FILE, "Record " + records + " states a range of bytes that cannot be.");
    }
    at = line.byteEnd;
  }

  private void end(Line line) {
    ended = true;
    findings.compare(FILE, "The number of records is not the one stated.", line.records, records);
    findings.compare(
        FILE, "The chat text has another length than its last line states.", line.bytes, chatBytes);
    boolean covered =
        records == 0
            ? line.preambleBytes == chatBytes
            : firstByte == line.preambleBytes && at == chatBytes;
    boolean adds = line.preambleBytes + line.recordBytes == line.bytes;
    if (!covered || !adds) {
      findings.add(FILE, "Its records do not cover the whole chat text.");
    }
  }
}
