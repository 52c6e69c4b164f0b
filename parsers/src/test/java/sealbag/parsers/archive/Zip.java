package sealbag.parsers.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// Builds zips for tests, honest ones first; `patch` makes them lie.
final class Zip {
  private final SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
  private final ZipArchiveOutputStream out;

  Zip() throws IOException {
    out = new ZipArchiveOutputStream(channel);
    out.setEncoding("UTF-8");
  }

  Zip with(String name, String content) throws IOException {
    return with(name, content.getBytes(UTF_8), entry -> {});
  }

  Zip with(String name, byte[] content, Consumer<ZipArchiveEntry> change) throws IOException {
    var entry = new ZipArchiveEntry(name);
    change.accept(entry);
    out.putArchiveEntry(entry);
    out.write(content);
    out.closeArchiveEntry();
    return this;
  }

  byte[] bytes() throws IOException {
    out.close();
    return Arrays.copyOf(channel.array(), (int) channel.size());
  }

  static Archive open(byte[] bytes) throws Exception {
    return open(bytes, Budgets.standard());
  }

  static Archive open(byte[] bytes, Budgets budgets) throws Exception {
    return Archive.open(new SeekableInMemoryByteChannel(bytes), budgets);
  }

  static byte[] content(Archive archive, int ordinal) throws Exception {
    var content = new ByteArrayOutputStream();
    archive.read(archive.entries().get(ordinal - 1), content);
    return content.toByteArray();
  }

  static Archive.Reading read(Archive archive, int ordinal) throws Exception {
    return archive.read(archive.entries().get(ordinal - 1), OutputStream.nullOutputStream());
  }

  /// Where the `nth` record (from 1) of the list of entries starts.
  static int listed(byte[] zip, int nth) {
    return find(zip, "PK\u0001\u0002", nth);
  }

  static int find(byte[] zip, String signature, int nth) {
    String bytes = new String(zip, ISO_8859_1);
    int at = -1;
    for (int i = 0; i < nth; i++) {
      at = bytes.indexOf(signature, at + 1);
    }
    return at;
  }

  /// Where the own header of the `nth` entry (from 1) starts.
  static int local(byte[] zip, int nth) {
    return find(zip, "PK\u0003\u0004", nth);
  }

  /// Writes a number into the list's record and into the entry's own header: both say the same.
  static void patchBoth16(byte[] zip, int nth, int field, int value) {
    patch16(zip, listed(zip, nth) + field, value);
    patch16(zip, local(zip, nth) + field - 2, value);
  }

  static void patchBoth32(byte[] zip, int nth, int field, long value) {
    patch32(zip, listed(zip, nth) + field, value);
    patch32(zip, local(zip, nth) + field - 2, value);
  }

  /// Writes a name of the same length into both.
  static void rename(byte[] zip, int nth, byte[] name) {
    System.arraycopy(name, 0, zip, listed(zip, nth) + 46, name.length);
    System.arraycopy(name, 0, zip, local(zip, nth) + 30, name.length);
  }

  /// Where the data of the `nth` entry starts.
  static int data(byte[] zip, int nth) {
    int local = local(zip, nth);
    ByteBuffer header = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    return local + 30 + header.getShort(local + 26) + header.getShort(local + 28);
  }

  static void patch16(byte[] zip, int at, int value) {
    ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putShort(at, (short) value);
  }

  static void patch32(byte[] zip, int at, long value) {
    ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(at, (int) value);
  }
}
