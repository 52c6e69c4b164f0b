package sealbag.uploaders.axon;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import sealbag.uploaders.delivery.Fingerprint;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.http.FileSlice;

/// One stretch of the parcel's file.
///
/// @param number counted from 1
record Part(int number, long offset, long sizeBytes, String sha256) {

  /// The hash is the one that was taken at sealing; only where there is none of such a part, the
  /// file is read for it.
  static Part cut(Session session, int number, Parcel parcel, FileChannel file) throws IOException {
    long offset = (number - 1) * session.partSizeBytes();
    long sizeBytes = Math.min(session.partSizeBytes(), parcel.sizeBytes() - offset);
    Optional<List<String>> sealed = parcel.sealedParts(session.partSizeBytes());
    if (sealed.isPresent()) {
      return new Part(number, offset, sizeBytes, sealed.get().get(number - 1));
    }
    String sha256 = hash(file, offset, sizeBytes).sha256();
    return new Part(number, offset, sizeBytes, sha256);
  }

  /// Whether the file holds these bytes now.
  boolean isIn(FileChannel file) throws IOException {
    return hash(file, offset, sizeBytes).equals(new Fingerprint(sha256, sizeBytes));
  }

  private static Fingerprint hash(FileChannel file, long offset, long sizeBytes)
      throws IOException {
    try (var bytes = new FileSlice(file, offset, sizeBytes)) {
      return Fingerprint.copy(bytes, OutputStream.nullOutputStream());
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
