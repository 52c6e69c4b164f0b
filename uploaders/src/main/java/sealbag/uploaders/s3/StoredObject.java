package sealbag.uploaders.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.Optional;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.Fingerprint;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.http.Reply;
import sealbag.uploaders.s3.S3Settings.Keeping;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/// The parcel's object in the bucket: looked at, put whole, and read.
record StoredObject(Calls calls) {
  static final String TYPE = "application/zip";
  private static final long SMALL = 1 << 20;

  /// What the store says that it holds, or empty when there is no such object.
  Optional<Held> look() throws DeliveryException, InterruptedException {
    try {
      HeadObjectResponse head =
          calls.make(
              "look at",
              () ->
                  calls
                      .client()
                      .headObject(
                          look ->
                              look.bucket(calls.bucket())
                                  .key(calls.key())
                                  .checksumMode(ChecksumMode.ENABLED)
                                  .overrideConfiguration(calls.deadline(0))));
      return Optional.of(Held.of(head));
    } catch (AnsweredException e) {
      if (e.isAbsent()) {
        return Optional.empty();
      }
      throw e.verdict();
    }
  }

  /// Puts the whole file where nothing lies yet.
  ///
  /// @return what the store says that it holds now, where its answer is as good as a look
  /// @throws ChangedException when the file is not what was sealed; the store then got no whole
  ///   file
  Optional<Held> put(FileChannel file)
      throws AnsweredException, DeliveryException, IOException, InterruptedException {
    boolean plain = calls.settings().keeping().equals(Keeping.AS_THE_BUCKET_DOES);
    boolean small = calls.parcel().sizeBytes() <= SMALL && calls.settings().sending().checksums();
    Held held = small && plain ? putSmall(file) : putByTheSdk(file);
    return Optional.of(held).filter(answer -> plain && answer.isHashOfWhole());
  }

  /// A body that fits into what a server takes before it answers, so that a refusal is never lost.
  private Held putSmall(FileChannel file)
      throws AnsweredException, DeliveryException, IOException, InterruptedException {
    Parcel parcel = calls.parcel();
    var headers =
        Map.of("If-None-Match", "*", "Content-Type", TYPE, "x-amz-meta-sha256", parcel.sha256());
    var body =
        new SignedPuts.Body(() -> new SealedBytes(file, parcel.fingerprint()), parcel.sizeBytes());
    Reply reply = calls.put(Map.of(), headers, Sha256.base64(parcel.sha256()), body);
    return Held.put(
        parcel, reply.header(PayloadSigning.CHECKSUM), reply.header("x-amz-version-id"));
  }

  private Held putByTheSdk(FileChannel file)
      throws AnsweredException, DeliveryException, IOException, InterruptedException {
    var bytes =
        new SignedPuts.Body(
            () -> new SealedBytes(file, calls.parcel().fingerprint()), calls.parcel().sizeBytes());
    PutObjectResponse put = calls.send(bytes, body -> calls.client().putObject(request(), body));
    return Held.put(
        calls.parcel(),
        Optional.ofNullable(put.checksumSHA256()),
        Optional.ofNullable(put.versionId()));
  }

  private PutObjectRequest request() {
    Parcel parcel = calls.parcel();
    var put =
        PutObjectRequest.builder()
            .bucket(calls.bucket())
            .key(calls.key())
            .ifNoneMatch("*")
            .contentType(TYPE)
            .metadata(Map.of("sha256", parcel.sha256()))
            .overrideConfiguration(calls.deadline(parcel.sizeBytes()));
    if (calls.settings().sending().checksums()) {
      put.checksumSHA256(Sha256.base64(parcel.sha256()));
    }
    return new Protection(calls.settings().keeping(), parcel).on(put).build();
  }

  /// Downloads the object and hashes it.
  Fingerprint read(Held held) throws DeliveryException, InterruptedException {
    ResponseTransformer<GetObjectResponse, Fingerprint> hash =
        (_, bytes) -> Fingerprint.copy(bytes, OutputStream.nullOutputStream());
    return calls.insist("read back", () -> calls.client().getObject(download(held), hash));
  }

  private GetObjectRequest download(Held held) {
    var get =
        GetObjectRequest.builder()
            .bucket(calls.bucket())
            .key(calls.key())
            .overrideConfiguration(calls.deadline(held.sizeBytes()));
    held.version().ifPresent(get::versionId);
    return get.build();
  }
}
