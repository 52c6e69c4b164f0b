package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sealbag.parsers.chat.Attachment;
import sealbag.parsers.chat.Content;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Warning;

/// What the first reading found, so that the second need not look again: twelve bytes a record, for
/// the first two million records. Records that are too long or too odd for that are passed over,
/// and read again when their turn comes.
final class Trail {

  /// 24 MB in all.
  private static final int MOST_RECORDS = 1 << 21;

  private static final int MOST_NAMES = 1 << 16;
  private static final int MOST_FINDINGS = (1 << 16) - 1;
  private static final int PASSED_OVER = MOST_FINDINGS;

  /// What all findings may hold, in characters; about as many bytes, or twice as many.
  private static final long MOST_CHARACTERS = 8 << 20;

  /// For what a finding takes beside its characters.
  private static final int FINDING_CHARACTERS = 64;

  private static final int CHUNK_BITS = 14;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private static final int LENGTH_BITS = 20;
  private static final int LINE_BITS = 12;

  /// 2009-01-01T00:00, in [Record#second()].
  private static final long FIRST_SECOND = 1_230_768_000L;

  /// What is said of a record, beside its place, time and name.
  ///
  /// @param sent whether the bearer of the name sent it
  record Finding(Content content, boolean sent, Set<Warning.Kind> flags) {
    static final Finding TEXT = new Finding(Content.TEXT, true, Set.of());
  }

  private final Interpreter interpreter;

  /// Second since 2009, length in bytes, number of lines.
  private final List<long[]> spans = new ArrayList<>();

  /// Number of the name, number of the finding.
  private final List<int[]> numbers = new ArrayList<>();

  private final List<Finding> findings = new ArrayList<>(List.of(Finding.TEXT));
  private final Map<Finding, Integer> repeated = new HashMap<>(Map.of(Finding.TEXT, 0));
  private long characters;
  private long[] lastSpans = new long[0];
  private int[] lastNumbers = new int[0];
  private int size;
  private long firstByte;
  private long firstLine;

  /// @param interpreter the one that understands the drafts
  Trail(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /// Notes the next record.
  void add(Draft draft) {
    if (size == 0) {
      firstByte = draft.byteStart;
      firstLine = draft.line;
    }
    if (size == MOST_RECORDS) {
      return;
    }
    long length = draft.byteEnd - draft.byteStart;
    boolean fits =
        draft.isAsInFile()
            && draft.second != Record.NO_SECOND
            && fits(length, draft.lineCount, draft.name);
    add(length, draft.lineCount, draft.second, draft.name, fits ? finding(draft) : PASSED_OVER);
  }

  /// Notes the next record, which is typed text and not the first.
  void add(int length, int lineCount, long second, Name name) {
    if (size < MOST_RECORDS) {
      add(length, lineCount, second, name, fits(length, lineCount, name) ? 0 : PASSED_OVER);
    }
  }

  private static boolean fits(long length, long lineCount, Name name) {
    return length < 1 << LENGTH_BITS
        && lineCount < 1 << LINE_BITS
        && name.number < MOST_NAMES
        && name.number != Name.UNNUMBERED;
  }

  private void add(long length, long lineCount, long second, Name name, int finding) {
    int place = size & (CHUNK - 1);
    if (place == 0) {
      lastSpans = new long[CHUNK];
      lastNumbers = new int[CHUNK];
      spans.add(lastSpans);
      numbers.add(lastNumbers);
    }
    lastSpans[place] =
        (second - FIRST_SECOND) << (LENGTH_BITS + LINE_BITS) | length << LINE_BITS | lineCount;
    lastNumbers[place] = name.number << 16 | finding;
    size++;
  }

  private int finding(Draft draft) {
    if (draft.meaning.isPlain() && draft.flags.isEmpty()) {
      return 0;
    }
    var finding = new Finding(interpreter.content(draft), draft.sent, Set.copyOf(draft.flags));
    Integer known = draft.attachments.isEmpty() ? repeated.get(finding) : null;
    if (known != null) {
      return known;
    }
    characters += FINDING_CHARACTERS;
    for (Attachment attachment : draft.attachments) {
      characters += FINDING_CHARACTERS + attachment.name().length();
    }
    int number = findings.size();
    if (number == MOST_FINDINGS || characters > MOST_CHARACTERS) {
      return PASSED_OVER;
    }
    findings.add(finding);
    if (draft.attachments.isEmpty()) {
      repeated.put(finding, number);
    }
    return number;
  }

  /// Number of records noted: those from the first on.
  int size() {
    return size;
  }

  /// Where the first record starts in the text, in bytes.
  long firstByte() {
    return firstByte;
  }

  /// The line that the first record starts on.
  long firstLine() {
    return firstLine;
  }

  /// Whether record `i`, counted from 0, must be read again.
  boolean isPassedOver(int i) {
    return (number(i) & 0xFFFF) == PASSED_OVER;
  }

  private int number(int i) {
    return numbers.get(i >> CHUNK_BITS)[i & (CHUNK - 1)];
  }

  private long span(int i) {
    return spans.get(i >> CHUNK_BITS)[i & (CHUNK - 1)];
  }

  long second(int i) {
    return (span(i) >> (LENGTH_BITS + LINE_BITS)) + FIRST_SECOND;
  }

  int length(int i) {
    return (int) (span(i) >> LINE_BITS) & ((1 << LENGTH_BITS) - 1);
  }

  int lineCount(int i) {
    return (int) span(i) & ((1 << LINE_BITS) - 1);
  }

  Name name(int i) {
    return interpreter.names().numbered().get(number(i) >>> 16);
  }

  Finding finding(int i) {
    return findings.get(number(i) & 0xFFFF);
  }
}
