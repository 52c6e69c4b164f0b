package sealbag.ingest.packaging;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.evidence.Sha256;
import sealbag.uploaders.delivery.Slices;

/// The hash of a sealed package and, of a large one, those of its slices, in one pass.
final class SealHash {
  private final long sliceSizeBytes;
  private final MessageDigest whole = Sha256.start();
  private final List<String> slices = new ArrayList<>();
  private MessageDigest slice = Sha256.start();
  private long inSlice;

  /// @param sliceSizeBytes 0: no slices
  SealHash(long sliceSizeBytes) {
    this.sliceSizeBytes = sliceSizeBytes;
  }

  void add(byte[] bytes, int count) {
    whole.update(bytes, 0, count);
    for (int from = 0; sliceSizeBytes > 0 && from < count; ) {
      int some = (int) Math.min(count - from, sliceSizeBytes - inSlice);
      slice.update(bytes, from, some);
      from += some;
      inSlice += some;
      if (inSlice == sliceSizeBytes) {
        closeSlice();
      }
    }
  }

  /// Nothing is added after this.
  Sealed end() {
    if (inSlice > 0) {
      closeSlice();
    }
    return new Sealed(
        Sha256.of(whole),
        slices.isEmpty() ? Optional.empty() : Optional.of(new Slices(sliceSizeBytes, slices)));
  }

  private void closeSlice() {
    slices.add(Sha256.of(slice).hex());
    slice = Sha256.start();
    inSlice = 0;
  }

  /// The result.
  record Sealed(Sha256 whole, Optional<Slices> slices) {}
}
