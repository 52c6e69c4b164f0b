package sealbag.uploaders.s3;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.Fingerprint;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Stray;
import sealbag.uploaders.delivery.Unfinished;
import sealbag.uploaders.delivery.Unfinished.Standing;
import sealbag.uploaders.http.Patience;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/// Multipart uploads that lie unfinished in the bucket.
record Leftovers(S3Client client, SignedPuts puts, S3Settings settings, Patience patience) {
  private static final int MOST_PAGES = 100;
  private static final Pattern NUMBER = Pattern.compile("SB-[0-9]{4}-[0-9]{6,10}");
  private static final String NOTHING = Fingerprint.of(new byte[0]).sha256();
  private static final Pattern OURS =
      Pattern.compile("([0-9a-f]{64})/(SB-[0-9]{4}-[0-9]{6,10})\\.zip");

  /// Those under one key, and the one that the journal knows although the store does not.
  List<Unfinished> of(String key, Notes notes) throws DeliveryException, InterruptedException {
    var found = new ArrayList<Unfinished>();
    for (MultipartUpload upload : under(key)) {
      if (key.equals(upload.key()) && upload.uploadId() != null) {
        found.add(open(key, upload.uploadId()));
      }
    }
    notes
        .session()
        .filter(session -> session.hasId() && !notes.isStored())
        .map(Notes.Session::id)
        .filter(id -> found.stream().noneMatch(one -> one.id().equals(id)))
        .ifPresent(id -> found.add(Unfinished.gone(id)));
    return found;
  }

  private Unfinished open(String key, String id) throws DeliveryException, InterruptedException {
    int parts = 0;
    long sizeBytes = 0;
    try {
      for (PartStore.Listed part : new PartStore(calls(key)).list(id).values()) {
        parts++;
        sizeBytes += part.sizeBytes();
      }
    } catch (AnsweredException e) {
      if (e.isUploadGone()) {
        return Unfinished.gone(id);
      }
      throw e.verdict();
    }
    return new Unfinished(id, Standing.OPEN, parts, sizeBytes);
  }

  void abort(String key, Unfinished upload) throws DeliveryException, InterruptedException {
    new PartStore(calls(key)).abort(upload.id());
  }

  /// All below the folder of the settings.
  List<Stray> all() throws DeliveryException, InterruptedException {
    String prefix = settings.folder().prefix();
    String start = prefix.isEmpty() ? "" : prefix + "/";
    var strays = new ArrayList<Stray>();
    for (MultipartUpload upload : under(start)) {
      if (upload.key() != null && upload.uploadId() != null) {
        strays.add(stray(start, upload));
      }
    }
    return strays;
  }

  private Stray stray(String start, MultipartUpload upload) {
    Matcher ours = OURS.matcher(upload.key().substring(start.length()));
    boolean isOurs = upload.key().startsWith(start) && ours.matches();
    return new Stray(
        settings.folder().address(isOurs ? upload.key() : ""),
        upload.uploadId(),
        isOurs ? Optional.of(ours.group(2)) : Optional.empty(),
        isOurs ? ours.group(1) : "",
        Optional.ofNullable(upload.initiated()));
  }

  private List<MultipartUpload> under(String prefix)
      throws DeliveryException, InterruptedException {
    var uploads = new ArrayList<MultipartUpload>();
    @Nullable String key = null;
    @Nullable String id = null;
    for (int page = 0; page < MOST_PAGES; page++) {
      ListMultipartUploadsRequest list =
          ListMultipartUploadsRequest.builder()
              .bucket(settings.folder().bucket())
              .prefix(prefix)
              .keyMarker(key)
              .uploadIdMarker(id)
              .overrideConfiguration(calls(prefix).deadline(0))
              .build();
      ListMultipartUploadsResponse answer =
          calls(prefix)
              .insist("look for unfinished uploads of", () -> client.listMultipartUploads(list));
      uploads.addAll(answer.uploads());
      key = answer.nextKeyMarker();
      id = answer.nextUploadIdMarker();
      if (!Boolean.TRUE.equals(answer.isTruncated()) || key == null) {
        break;
      }
    }
    return uploads;
  }

  /// For calls of which only the number is told, in messages.
  private Calls calls(String key) {
    Matcher number = NUMBER.matcher(key);
    String subject = number.find() ? number.group() : "all-packages";
    var label =
        new Parcel.Label("", Optional.empty(), Optional.empty(), Optional.empty(), Instant.EPOCH);
    var named = new Parcel(subject, Path.of(""), NOTHING, 0, NOTHING, label);
    return new Calls(client, puts, settings, patience, named, key);
  }
}
