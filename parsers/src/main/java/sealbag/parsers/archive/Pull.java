package sealbag.parsers.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Pulls an entry's bytes out of the zip library and turns every way in which it fails into an end.
final class Pull implements Closeable {
  private final WatchedChannel channel;
  private @Nullable InputStream in;
  private boolean broken;

  private Pull(WatchedChannel channel) {
    this.channel = channel;
  }

  static Pull open(EntryCopy.Source source, WatchedChannel channel) throws IOException {
    var pull = new Pull(channel);
    try {
      pull.in = source.open();
    } catch (IOException | RuntimeException | LinkageError _) {
      pull.breakOff();
    }
    return pull;
  }

  /// The number of bytes read; 0 or less at the end, be it whole or broken.
  int read(byte[] buffer) throws IOException {
    if (in == null) {
      broken = true;
      return -1;
    }
    try {
      return in.read(buffer);
    } catch (IOException | RuntimeException | LinkageError _) {
      return breakOff();
    }
  }

  private int breakOff() throws IOException {
    channel.throwIfFailed();
    broken = true;
    return -1;
  }

  boolean isBroken() {
    return broken;
  }

  @Override
  public void close() throws IOException {
    try {
      if (in != null) {
        in.close();
      }
    } catch (IOException | RuntimeException _) {
      breakOff();
    }
  }
}
