package sealbag.ingest.packaging;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.time.LocalDateTime;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import sealbag.ingest.evidence.AlteredObjectException;

/// A zip whose bytes depend on nothing but the names and bytes put into it: nothing is compressed,
/// all times are 1980-01-01 00:00:00, and there are no extra fields below 4 GiB.
final class BagZip {

  private static final int BUFFER = 1 << 16;
  private static final LocalDateTime FIRST_DOS_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipArchiveOutputStream zip;

  BagZip(SeekableByteChannel channel) throws IOException {
    zip = new ZipArchiveOutputStream(channel);
    zip.setEncoding("UTF-8");
    zip.setUseLanguageEncodingFlag(false); // all names are ASCII
    zip.setCreateUnicodeExtraFields(ZipArchiveOutputStream.UnicodeExtraFieldPolicy.NEVER);
    zip.setUseZip64(Zip64Mode.AsNeeded);
  }

  /// Copies a file and makes sure that it is the one expected.
  void put(String name, BagFile file) throws IOException, AlteredObjectException {
    var entry = new ZipArchiveEntry(name);
    entry.setMethod(ZipArchiveEntry.STORED);
    entry.setSize(file.sizeBytes());
    entry.setTimeLocal(FIRST_DOS_TIME); // setTime would depend on the time zone
    zip.putArchiveEntry(entry);
    var expected = new ExpectedBytes(zip, file);
    OutputStream buffered = new BufferedOutputStream(expected, BUFFER);
    file.source().writeTo(buffered);
    buffered.flush();
    expected.check();
    zip.closeArchiveEntry();
  }

  /// Writes the directory. The channel stays open.
  void finish() throws IOException {
    zip.finish();
  }
}
