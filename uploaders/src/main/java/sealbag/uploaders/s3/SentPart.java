package sealbag.uploaders.s3;

import tools.jackson.databind.json.JsonMapper;

/// What the journal keeps of a part: its hash before it is sent, the store's tag of it afterwards.
///
/// @param sha256 64 lower-case hex digits
/// @param etag empty until the store has answered
record SentPart(String sha256, String etag) {

  static SentPart of(String text) {
    return JsonMapper.shared().readValue(text, SentPart.class);
  }

  String text() {
    return JsonMapper.shared().writeValueAsString(this);
  }

  /// Whether the store's word about what it has agrees with ours in every way.
  boolean is(Slice bytes, PartStore.Listed listed) {
    return sha256.equals(bytes.sha256())
        && !etag.isEmpty()
        && etag.equals(listed.etag())
        && listed.sizeBytes() == bytes.sizeBytes()
        && listed.sha256().map(Sha256.base64(sha256)::equals).orElse(true);
  }
}
