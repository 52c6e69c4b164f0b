package sealbag.parsers.whatsapp.proof;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import sealbag.parsers.chat.Attachment.Status;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.Record.Kind;
import sealbag.parsers.chat.Warning;

/// What holds for every text there is, chat or not: no byte is lost, none is counted twice, and
/// what a record says is what its bytes say.
final class Laws {

  private final byte[] bytes;
  private final Reading reading;

  /// The text with a character for each byte, so that places are places in the file.
  private final String file;

  private Laws(byte[] bytes, Reading reading) {
    this.bytes = bytes;
    this.reading = reading;
    this.file = new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /// Throws where the reading of these bytes breaks a law.
  static void check(byte[] bytes, Reading reading) {
    new Laws(bytes, reading).check();
  }

  private void check() {
    if (!reading.isChat()) {
      require(reading.records().isEmpty() && reading.ends().isEmpty(), "no chat, no records");
      return;
    }
    require(reading.chats().size() == 1 && reading.ends().size() == 1, "one chat, one end");
    End end = reading.end();
    long at = end.preambleBytes();
    long line = 1 + lineFeeds(0, at);
    long n = 1;
    for (Heard record : reading.records()) {
      require(record.n() == n, "numbers run on at record " + n);
      require(record.byteStart() == at, "records adjoin at record " + n);
      require(record.line() == line, "lines run on at record " + n);
      checkLines(record);
      checkContent(record);
      require(
          isUtf8(record) != record.flags().contains(Warning.Kind.INVALID_UTF8),
          "broken bytes of record " + n + " are flagged, whole ones are not");
      checkMeaning(record);
      at = record.byteEnd();
      line += record.lineCount();
      n++;
    }
    require(at == bytes.length && end.bytes() == bytes.length, "the last record ends the file");
    require(end.recordBytes() == bytes.length - end.preambleBytes(), "P + R = B");
    require(end.records() == reading.records().size() && end.records() > 0, "records are counted");
    require(end.lines() == lines(0, bytes.length), "lines are counted");
    checkChat();
  }

  private void checkLines(Heard record) {
    long from = record.byteStart();
    long to = record.byteEnd();
    require(to > from, "record " + record.n() + " has bytes");
    require(record.lineCount() == lines(from, to), "lines of record " + record.n());
    boolean ends = to == bytes.length || bytes[(int) to - 1] == '\n';
    require(ends, "record " + record.n() + " ends with its line");
  }

  /// Header, label and text are the record's lines joined with LF, nothing more and nothing less.
  private void checkContent(Heard record) {
    String content = text(content(record));
    String text = record.text();
    require(content.endsWith(text), "text of record " + record.n() + " is as printed");
    String head = content.substring(0, content.length() - text.length());
    if (record.label().isPresent()) {
      String label = record.label().get();
      require(
          head.endsWith(label + ": ") || head.endsWith(label + ":"),
          "label of record " + record.n() + " is as printed");
      head = head.substring(0, head.lastIndexOf(label));
    }
    require(head.indexOf('\n') < 0, "header of record " + record.n() + " is one line");
    String stamp = record.timestampText();
    int at = head.indexOf(stamp);
    require(at >= 0 && !stamp.isEmpty(), "stamp of record " + record.n() + " is as printed");
    String around = head.substring(0, at) + head.substring(at + stamp.length());
    require(
        around.codePoints().allMatch(Laws::isFrame),
        "nothing of record " + record.n() + " is left over: " + escaped(around));
  }

  private static boolean isFrame(int c) {
    return "[]-:; \t\u00A0\u202F\u2009\uFEFF".indexOf(c) >= 0
        || Character.getType(c) == Character.FORMAT;
  }

  private static void checkMeaning(Heard record) {
    String where = " of record " + record.n();
    boolean notice = record.kind() == Kind.NOTICE;
    require(notice == record.notice().isPresent(), "only a notice has a sub-kind:" + where);
    require(!notice || record.sender().isEmpty(), "a notice has no sender:" + where);
    require(
        record.sender().isEmpty() || record.label().isPresent(), "a sender is printed:" + where);
    require(
        record.sender().isEmpty() || record.label().get().contains(record.sender().get()),
        "a sender is part of the label:" + where);
    require(
        (record.kind() == Kind.ATTACHMENT) == !record.attachments().isEmpty(),
        "attachments make an attachment:" + where);
    require(
        record.attachments().stream().allMatch(a -> record.text().contains(a.name())),
        "attachments are named in the text:" + where);
    require(
        record.attachments().stream().anyMatch(a -> a.status() == Status.MISSING)
            == record.flags().contains(Warning.Kind.MISSING_ATTACHMENT),
        "what is missing is flagged:" + where);
    boolean unreadable =
        record.flags().stream()
            .anyMatch(
                flag ->
                    flag == Warning.Kind.IMPOSSIBLE_DATE
                        || flag == Warning.Kind.YEAR_MISSING
                        || flag == Warning.Kind.UNKNOWN_DAY_PERIOD);
    require(record.timestamp().isEmpty() == unreadable, "no time without its reason:" + where);
  }

  private void checkChat() {
    long named = reading.chat().participants().stream().mapToLong(p -> p.records()).sum();
    long sent = reading.records().stream().filter(r -> r.sender().isPresent()).count();
    require(named == sent, "participants sent all records that have a sender");
    List<LocalDateTime> times =
        reading.records().stream().flatMap(r -> r.timestamp().stream()).sorted().toList();
    require(
        reading.chat().firstTimestamp().equals(times.stream().findFirst())
            && reading.chat().lastTimestamp().equals(times.reversed().stream().findFirst()),
        "first and last time");
  }

  private boolean isUtf8(Heard record) {
    int from = (int) record.byteStart();
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, (int) record.byteEnd() - from));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private String content(Heard record) {
    String raw = file.substring((int) record.byteStart(), (int) record.byteEnd());
    var lines = new ArrayList<String>();
    for (String line : raw.split("\n", -1)) {
      lines.add(line);
    }
    if (raw.endsWith("\n")) {
      lines.removeLast();
    }
    for (int i = 0; i < lines.size(); i++) {
      boolean ended = i + 1 < lines.size() || raw.endsWith("\n");
      if (ended && lines.get(i).endsWith("\r")) {
        lines.set(i, lines.get(i).substring(0, lines.get(i).length() - 1));
      }
    }
    return String.join("\n", lines);
  }

  private static String text(String latin) {
    return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private long lines(long from, long to) {
    boolean open = to > from && bytes[(int) to - 1] != '\n';
    return lineFeeds(from, to) + (open ? 1 : 0);
  }

  private long lineFeeds(long from, long to) {
    return file.substring((int) from, (int) to).chars().filter(c -> c == '\n').count();
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    text.codePoints().forEach(c -> escaped.append("U+%04X ".formatted(c)));
    return escaped.toString();
  }

  private static void require(boolean holds, String law) {
    if (!holds) {
      throw new AssertionError("broken law: " + law);
    }
  }
}
