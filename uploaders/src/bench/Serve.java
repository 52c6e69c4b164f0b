import java.nio.file.Path;
import sealbag.fixtures.endpoint.S3ProxyProcess;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// Starts an S3 server with a bucket, prints its address, and ends with its standard input.
public final class Serve {

  static void main(String[] arguments) throws Exception {
    try (var server = S3ProxyProcess.start(Path.of(arguments[0]));
        var client =
            S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.EU_WEST_2)
                .forcePathStyle(true)
                .build()) {
      client.createBucket(create -> create.bucket("evidence"));
      System.out.println(server.endpoint());
      while (System.in.read() >= 0) {
        // only the end counts
      }
    }
  }
}
