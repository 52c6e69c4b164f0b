package sealbag.uploaders.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.Parcel;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/// The calls of a multipart upload of the parcel's object.
record PartStore(Calls calls) {
  private static final int MOST_PAGES = 100;

  /// Begins an upload and returns its id.
  String open() throws DeliveryException, InterruptedException {
    Parcel parcel = calls.parcel();
    var open =
        CreateMultipartUploadRequest.builder()
            .bucket(calls.bucket())
            .key(calls.key())
            .contentType(StoredObject.TYPE)
            .metadata(Map.of("sha256", parcel.sha256()))
            .overrideConfiguration(calls.deadline(0));
    if (calls.settings().sending().checksums()) {
      open.checksumAlgorithm(ChecksumAlgorithm.SHA256);
    }
    CreateMultipartUploadRequest request =
        new Protection(calls.settings().keeping(), parcel).on(open).build();
    return given(
        "the id of the upload",
        calls
            .insist("begin to send", () -> calls.client().createMultipartUpload(request))
            .uploadId());
  }

  /// What the store says that it has of a part.
  ///
  /// @param sha256 in base64
  record Listed(long sizeBytes, String etag, Optional<String> sha256) {}

  /// Every part that the store says it has, by number.
  Map<Integer, Listed> list(String uploadId)
      throws AnsweredException, DeliveryException, InterruptedException {
    var parts = new TreeMap<Integer, Listed>();
    @Nullable Integer marker = null;
    for (int page = 0; page < MOST_PAGES; page++) {
      ListPartsResponse listed = page(uploadId, marker);
      for (Part part : listed.parts()) {
        if (part.partNumber() != null && part.size() != null && part.eTag() != null) {
          var sum = Optional.ofNullable(part.checksumSHA256());
          parts.put(part.partNumber(), new Listed(part.size(), part.eTag(), sum));
        }
      }
      marker = listed.nextPartNumberMarker();
      if (!Boolean.TRUE.equals(listed.isTruncated()) || marker == null) {
        break;
      }
    }
    return parts;
  }

  private ListPartsResponse page(String uploadId, @Nullable Integer marker)
      throws AnsweredException, DeliveryException, InterruptedException {
    return calls.make(
        "ask which parts have arrived of",
        () ->
            calls
                .client()
                .listParts(
                    list ->
                        list.bucket(calls.bucket())
                            .key(calls.key())
                            .uploadId(uploadId)
                            .partNumberMarker(marker)
                            .overrideConfiguration(calls.deadline(0))));
  }

  /// What the store answered to a part.
  ///
  /// @param isCompared whether it said that the bytes have the hash they were sent with
  record Taken(String etag, boolean isCompared) {}

  /// Sends a part.
  Taken send(String uploadId, int number, Slice bytes)
      throws AnsweredException, DeliveryException, IOException, InterruptedException {
    String sha256 = Sha256.base64(bytes.sha256());
    UploadPartRequest.Builder part =
        UploadPartRequest.builder()
            .bucket(calls.bucket())
            .key(calls.key())
            .uploadId(uploadId)
            .partNumber(number)
            .overrideConfiguration(calls.deadline(bytes.sizeBytes()));
    if (calls.settings().sending().checksums()) {
      part.checksumSHA256(sha256); // else the SDK signs the hash of the bytes that it reads
    }
    UploadPartResponse sent =
        calls.send(
            new SignedPuts.Body(bytes.bytes(), bytes.sizeBytes()),
            body -> calls.client().uploadPart(part.build(), body));
    return new Taken(given("the tag of a part", sent.eTag()), sha256.equals(sent.checksumSHA256()));
  }

  private String given(String what, @Nullable String value) throws Refused {
    if (value == null || value.isBlank()) {
      throw new Refused(
          "The answer of the store of bucket %s lacks %s. Check upload.s3-endpoint, then retry."
              .formatted(calls.bucket(), what));
    }
    return value;
  }

  /// Joins the parts, in their order, where nothing lies yet.
  void join(String uploadId, List<SentPart> parts)
      throws AnsweredException, DeliveryException, InterruptedException {
    var list = new ArrayList<CompletedPart>();
    for (SentPart part : parts) {
      var completed = CompletedPart.builder().partNumber(list.size() + 1).eTag(part.etag());
      if (calls.settings().sending().checksums()) {
        completed.checksumSHA256(Sha256.base64(part.sha256()));
      }
      list.add(completed.build());
    }
    calls.make(
        "finish sending",
        () ->
            calls
                .client()
                .completeMultipartUpload(
                    join ->
                        join.bucket(calls.bucket())
                            .key(calls.key())
                            .uploadId(uploadId)
                            .ifNoneMatch("*")
                            .multipartUpload(all -> all.parts(list))
                            .overrideConfiguration(calls.deadline(0))));
  }

  /// Gives an upload up. One that is no longer there is fine.
  void abort(String uploadId) throws DeliveryException, InterruptedException {
    try {
      calls.make(
          "give up sending",
          () ->
              calls
                  .client()
                  .abortMultipartUpload(
                      abort ->
                          abort
                              .bucket(calls.bucket())
                              .key(calls.key())
                              .uploadId(uploadId)
                              .overrideConfiguration(calls.deadline(0))));
    } catch (AnsweredException e) {
      if (!e.isUploadGone() && !e.isAbsent()) {
        throw e.verdict();
      }
    }
  }

  /// Gives up every upload under this key: the parcel's digest is in it, so all are of this parcel.
  void abortAll() throws DeliveryException, InterruptedException {
    List<MultipartUpload> uploads =
        calls.insist(
            "look for what is half sent of",
            () ->
                calls
                    .client()
                    .listMultipartUploads(
                        list ->
                            list.bucket(calls.bucket())
                                .prefix(calls.key())
                                .overrideConfiguration(calls.deadline(0)))
                    .uploads());
    for (MultipartUpload upload : uploads) {
      if (calls.key().equals(upload.key()) && upload.uploadId() != null) {
        abort(upload.uploadId());
      }
    }
  }
}
