package sealbag.ingest.packaging;

import java.nio.charset.StandardCharsets;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.packaging.Payload.Source;

/// One file of the bag with the size and the hash that it must have.
record BagFile(long sizeBytes, Sha256 sha256, Source source) {

  static BagFile of(Payload payload) {
    return new BagFile(payload.sizeBytes(), payload.sha256(), payload.source());
  }

  static BagFile of(byte[] bytes) {
    return new BagFile(bytes.length, Sha256.of(bytes), out -> out.write(bytes));
  }

  static BagFile of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }
}
