package sealbag.parsers.mail;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Passes an email through and keeps its first bytes, up to the limit of a header block.
final class KeptHead extends FilterInputStream {
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final int limitBytes;

  KeptHead(InputStream in, int limitBytes) {
    super(in);
    this.limitBytes = limitBytes;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    if (one >= 0 && kept.size() < limitBytes) {
      kept.write(one);
    }
    return one;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    if (n > 0) {
      kept.write(buffer, offset, Math.min(n, limitBytes - kept.size()));
    }
    return n;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /// The header fields among the bytes kept.
  HeaderBlock head() throws IOException {
    var head = new HeaderBlock(Integer.MAX_VALUE);
    String text = HeaderText.byteString(kept.toByteArray());
    String block = text.split("\r?\n\r?\n", 2)[0];
    for (String field : block.split("\r?\n(?![ \t])", -1)) {
      head.add(HeaderText.bytes(field));
    }
    return head;
  }
}
