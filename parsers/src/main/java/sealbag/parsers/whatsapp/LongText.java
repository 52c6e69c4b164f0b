package sealbag.parsers.whatsapp;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.Utf8;

/// The body of a record that is too long for memory: read again from the file when it is asked for.
///
/// @param start where the body starts in the file, in bytes
/// @param end where it ends, without its last line end
record LongText(Again again, long start, long end) {

  private static final byte[] LINE_FEED = {'\n'};

  /// The text from this many bytes after the body's start, its lines joined with LF.
  Utf8.Source from(int bytes) {
    return taker -> again.lines(start + bytes, end, taker);
  }

  /// A second stream over the text. Long bodies come in file order, so that it mostly runs forward.
  static final class Again implements Closeable {
    private final ChatText text;
    private @Nullable InputStream in;
    private long at;

    Again(ChatText text) {
      this.text = text;
    }

    private void lines(long from, long to, Utf8.Taker taker) throws IOException {
      var lines = new LineReader(slice(from, to));
      while (lines.next()) {
        lines.hold();
        taker.take(lines.buffer(), lines.start(), lines.contentEnd());
        if (lines.end() > lines.contentEnd()) {
          taker.take(LINE_FEED, 0, 1);
        }
      }
    }

    private InputStream slice(long from, long to) throws IOException {
      InputStream open = in;
      if (open == null || at > from) {
        close();
        open = text.bytes().open();
        at = 0;
        in = open;
      }
      open.skipNBytes(from - at);
      at = to;
      return BoundedInputStream.builder()
          .setInputStream(open)
          .setMaxCount(to - from)
          .setPropagateClose(false)
          .get();
    }

    @Override
    public void close() throws IOException {
      if (in != null) {
        in.close();
      }
    }
  }
}
