package sealbag.ingest.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What libraries print by themselves, and the log: line by line to standard error, with nothing in
/// it that a terminal obeys. Libraries quote what they read, and a stranger wrote that.
final class Chatter extends OutputStream {
  private static final int LONGEST_LINE = 1 << 16;

  private final PrintStream talk;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private Chatter(PrintStream talk) {
    this.talk = talk;
  }

  /// A stream for [System#setErr] and [System#setOut].
  static PrintStream on(PrintStream talk) {
    return new PrintStream(new Chatter(talk), true, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void write(int one) {
    if (one == '\n' || line.size() == LONGEST_LINE) {
      finishLine();
    }
    if (one != '\n' && one != '\r') {
      line.write(one == '\t' ? ' ' : one);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  private void finishLine() {
    talk.println(Plain.of(line.toString(StandardCharsets.UTF_8)));
    talk.flush();
    line.reset();
  }

  @Override
  public synchronized void close() {
    if (line.size() > 0) {
      finishLine();
    }
  }
}
