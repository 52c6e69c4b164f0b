package sealbag.uploaders.axon;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.util.Base64;
import java.util.HexFormat;
import sealbag.uploaders.delivery.Fingerprint;

/// One stretch of the parcel's file.
///
/// @param number counted from 1
record Part(int number, long offset, long sizeBytes, String sha256) {

  static Part cut(Session session, int number, long fileSizeBytes, FileChannel file)
      throws IOException {
    long offset = (number - 1) * session.partSizeBytes();
    long sizeBytes = Math.min(session.partSizeBytes(), fileSizeBytes - offset);
    try (var bytes = new FileSlice(file, offset, sizeBytes)) {
      var fingerprint = Fingerprint.copy(bytes, OutputStream.nullOutputStream());
      return new Part(number, offset, sizeBytes, fingerprint.sha256());
    }
  }

  InputStream open(FileChannel file) {
    return new FileSlice(file, offset, sizeBytes);
  }

  /// As S3 wants it.
  String sha256Base64() {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
  }
}
