package sealbag.uploaders.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sealbag.fixtures.endpoint.S3ProxyProcess;
import sealbag.uploaders.delivery.Fingerprint;
import sealbag.uploaders.s3.S3Settings.Keeping;
import sealbag.uploaders.s3.S3Settings.Sending;
import sealbag.uploaders.s3.S3Settings.Server;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A bucket on a real S3 server in a process of its own, and an eye of its own on what lies in it.
final class TestBucket implements AutoCloseable {
  static final int MIB = 1 << 20;
  static final StaticCredentialsProvider LOGIN =
      StaticCredentialsProvider.create(
          AwsBasicCredentials.create(S3ProxyProcess.ACCESS_KEY, S3ProxyProcess.SECRET_KEY));
  static final BucketFolder FOLDER = new BucketFolder("evidence", "sealed/2026");

  private final Path home;
  private S3ProxyProcess server;
  private final S3Client eye;

  private TestBucket(Path home, S3ProxyProcess server) {
    this.home = home;
    this.server = server;
    this.eye = Client.open(settings(server.endpoint()), LOGIN, Tuning.USUAL);
  }

  static TestBucket start(Path home) throws IOException, InterruptedException {
    var bucket = new TestBucket(home, S3ProxyProcess.start(home));
    bucket.eye.createBucket(create -> create.bucket(FOLDER.bucket()));
    return bucket;
  }

  URI endpoint() {
    return server.endpoint();
  }

  /// Parts of 5 MiB for what is larger.
  static S3Settings settings(URI endpoint) {
    return settings(endpoint, new Sending(true, 5 * MIB, 5 * MIB));
  }

  static S3Settings settings(URI endpoint, Sending sending) {
    var server = new Server(Optional.of(endpoint), "eu-west-2", true);
    return new S3Settings(FOLDER, server, Keeping.AS_THE_BUCKET_DOES, sending);
  }

  S3Uploader uploader() {
    return new S3Uploader(settings(endpoint()), LOGIN);
  }

  /// Ends the server as a power cut does.
  void kill() {
    server.close();
  }

  void startAgain() throws IOException, InterruptedException {
    server = server.startAgain(home);
  }

  S3Client eye() {
    return eye;
  }

  /// SHA-256 of every object whose key ends so.
  List<String> held(String fileName) {
    return eye.listObjectsV2(list -> list.bucket(FOLDER.bucket())).contents().stream()
        .map(S3Object::key)
        .filter(key -> key.endsWith("/" + fileName))
        .map(this::sha256)
        .toList();
  }

  private String sha256(String key) {
    try (var bytes = eye.getObject(get -> get.bucket(FOLDER.bucket()).key(key))) {
      return Fingerprint.copy(bytes, OutputStream.nullOutputStream()).sha256();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Keys of multipart uploads that nobody finished.
  List<String> orphans() {
    return eye.listMultipartUploads(list -> list.bucket(FOLDER.bucket())).uploads().stream()
        .map(upload -> upload.key())
        .toList();
  }

  @Override
  public void close() {
    eye.close();
    server.close();
  }
}
