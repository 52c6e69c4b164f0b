package sealbag.parsers.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/// Remembers whether the disk failed, so that a failing disk is never written down as a damaged
/// archive.
final class WatchedChannel implements SeekableByteChannel {
  private final SeekableByteChannel channel;
  private @Nullable IOException failure;

  WatchedChannel(SeekableByteChannel channel) {
    this.channel = channel;
  }

  void throwIfFailed() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  /// One use of the channel.
  @FunctionalInterface
  private interface Use {
    long run() throws IOException;
  }

  private long watch(Use use) throws IOException {
    try {
      return use.run();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    return (int) watch(() -> channel.read(to));
  }

  @Override
  public long position() throws IOException {
    return watch(channel::position);
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    if (position < 0 || position > size()) {
      throw new EOFException(); // the archive points outside of itself, which is no fault of the
      // disk
    }
    watch(() -> channel.position(position).position());
    return this;
  }

  @Override
  public long size() throws IOException {
    return watch(channel::size);
  }

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
