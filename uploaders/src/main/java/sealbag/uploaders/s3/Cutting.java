package sealbag.uploaders.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import sealbag.uploaders.delivery.Fingerprint;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.http.FileSlice;

/// Cuts a package's file into parts that are known to be what was sealed: by the hashes taken then,
/// or, where there are none of parts of this size, by hashing each part and the whole.
final class Cutting {
  private final FileChannel file;
  private final Parcel parcel;
  private final long partSizeBytes;
  private final Optional<List<String>> sealed;
  private final MessageDigest whole = Sha256.digest();
  private byte[] buffer = new byte[0];

  Cutting(FileChannel file, Parcel parcel, long partSizeBytes) {
    this.file = file;
    this.parcel = parcel;
    this.partSizeBytes = partSizeBytes;
    this.sealed = parcel.sealedParts(partSizeBytes);
  }

  /// The next part. They are cut one after the other, none is left out.
  ///
  /// @param number counted from 1
  Slice part(int number) throws IOException {
    long position = (number - 1) * partSizeBytes;
    long sizeBytes = Math.min(partSizeBytes, parcel.sizeBytes() - position);
    if (sealed.isEmpty()) {
      return read(position, Math.toIntExact(sizeBytes));
    }
    String sha256 = sealed.get().get(number - 1);
    return new Slice(sizeBytes, sha256, () -> new FileSlice(file, position, sizeBytes));
  }

  private Slice read(long position, int sizeBytes) throws IOException {
    if (buffer.length == 0) {
      buffer = new byte[sizeBytes]; // the first is the largest
    }
    var into = ByteBuffer.wrap(buffer, 0, sizeBytes);
    while (into.hasRemaining()) {
      if (file.read(into, position + into.position()) < 0) {
        throw new ChangedException();
      }
    }
    MessageDigest digest = Sha256.digest();
    digest.update(buffer, 0, sizeBytes);
    whole.update(buffer, 0, sizeBytes);
    String sha256 = Sha256.hex(digest.digest());
    return new Slice(sizeBytes, sha256, () -> new ByteArrayInputStream(buffer, 0, sizeBytes));
  }

  /// Makes sure that what the store took, and did not say that it compared, was sealed so.
  ///
  /// @throws ChangedException when the file holds other bytes there
  void requireSealed(Slice part) throws IOException {
    if (sealed.isPresent()) { // else the bytes were hashed where they were sent from
      try (InputStream bytes = part.bytes().get()) {
        var there = Fingerprint.copy(bytes, OutputStream.nullOutputStream());
        if (!there.equals(new Fingerprint(part.sha256(), part.sizeBytes()))) {
          throw new ChangedException();
        }
      }
    }
  }

  /// Makes sure that all parts together are what was sealed.
  ///
  /// @throws ChangedException when they are not
  void requireSealedWhole() throws ChangedException {
    if (sealed.isEmpty() && !Sha256.hex(whole.digest()).equals(parcel.sha256())) {
      throw new ChangedException();
    }
  }
}
