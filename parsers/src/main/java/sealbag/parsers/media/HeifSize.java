package sealbag.parsers.media;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The size of the primary picture of a HEIC file (ISO 23008-12, 6.5.3; ISO 14496-12, 8.11). Phones
/// store a picture as a grid of tiles, each with a size of its own. Reads the headers of the first
/// 64 boxes and one `meta` box of at most 1 MiB.
final class HeifSize {
  private static final int MOST_BOXES = 64;
  private static final int MOST_PROPERTIES = 10_000;
  private static final int META_BYTES = 1 << 20;
  private static final int META = 0x6D657461;
  private static final int PITM = 0x7069746D;
  private static final int IPRP = 0x69707270;
  private static final int IPCO = 0x6970636F;
  private static final int IPMA = 0x69706D61;
  private static final int ISPE = 0x69737065;

  private HeifSize() {}

  /// One box: its type, and its content without the header.
  private record Box(int type, ByteBuffer content) {}

  /// Empty where the file does not say.
  static Optional<MediaFacts> of(SeekableByteChannel file) throws IOException {
    try {
      return meta(file).flatMap(HeifSize::primary);
    } catch (IndexOutOfBoundsException | BufferUnderflowException _) {
      return Optional.empty(); // a box says that it is longer than it is
    }
  }

  private static Optional<ByteBuffer> meta(SeekableByteChannel file) throws IOException {
    long at = 0;
    for (int boxes = 0; boxes < MOST_BOXES && at >= 0 && at < file.size(); boxes++) {
      ByteBuffer head = read(file, at, 16);
      if (head.limit() < 8) {
        return Optional.empty();
      }
      long size = Integer.toUnsignedLong(head.getInt(0));
      if (head.getInt(4) == META && size >= 12 && size <= META_BYTES) {
        return Optional.of(read(file, at + 12, (int) size - 12));
      }
      size = size == 1 && head.limit() == 16 ? head.getLong(8) : size;
      if (size < 8) {
        return Optional.empty();
      }
      at += size;
    }
    return Optional.empty();
  }

  private static Optional<MediaFacts> primary(ByteBuffer meta) {
    List<Box> boxes = boxes(meta);
    Optional<Integer> item =
        first(boxes, PITM).map(it -> it.get(0) == 0 ? it.getChar(4) : it.getInt(4));
    Optional<ByteBuffer> properties = first(boxes, IPRP);
    if (item.isEmpty() || properties.isEmpty()) {
      return Optional.empty();
    }
    List<Box> parts = boxes(properties.orElseThrow());
    List<Box> all = first(parts, IPCO).map(HeifSize::boxes).orElse(List.of());
    return first(parts, IPMA).map(it -> indexes(it, item.orElseThrow())).orElse(List.of()).stream()
        .filter(index -> index >= 1 && index <= all.size())
        .map(index -> all.get(index - 1))
        .filter(property -> property.type() == ISPE)
        .findFirst()
        .map(Box::content)
        .filter(size -> size.getInt(4) > 0 && size.getInt(8) > 0)
        .map(size -> MediaFacts.sized(size.getInt(4), size.getInt(8)));
  }

  /// The properties of one item, counted from 1.
  private static List<Integer> indexes(ByteBuffer association, int wanted) {
    ByteBuffer bytes = association.duplicate();
    int versionAndFlags = bytes.getInt();
    boolean wideItem = versionAndFlags >>> 24 > 0;
    boolean wideIndex = (versionAndFlags & 1) != 0;
    int items = bytes.getInt();
    for (int i = 0; i < items && bytes.remaining() > 3; i++) {
      int item = wideItem ? bytes.getInt() : bytes.getChar();
      var indexes = new ArrayList<Integer>();
      for (int left = bytes.get() & 0xFF; left > 0 && bytes.remaining() > 1; left--) {
        indexes.add(wideIndex ? bytes.getChar() & 0x7FFF : bytes.get() & 0x7F);
      }
      if (item == wanted) {
        return indexes;
      }
    }
    return List.of();
  }

  private static Optional<ByteBuffer> first(List<Box> boxes, int type) {
    return boxes.stream().filter(box -> box.type() == type).findFirst().map(Box::content);
  }

  private static List<Box> boxes(ByteBuffer parent) {
    var boxes = new ArrayList<Box>();
    int at = 0;
    while (at + 8 <= parent.limit() && boxes.size() < MOST_PROPERTIES) {
      int size = parent.getInt(at);
      if (size < 8 || size > parent.limit() - at) {
        return boxes;
      }
      boxes.add(new Box(parent.getInt(at + 4), parent.slice(at + 8, size - 8)));
      at += size;
    }
    return boxes;
  }

  private static ByteBuffer read(SeekableByteChannel file, long at, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    file.position(at);
    while (buffer.hasRemaining() && file.read(buffer) >= 0) {}
    return buffer.flip();
  }
}
