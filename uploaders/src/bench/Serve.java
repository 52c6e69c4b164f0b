import java.nio.file.Path;
import sealbag.fixtures.endpoint.EvidenceEndpoint;
import sealbag.fixtures.endpoint.S3ProxyProcess;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// Starts an S3 server with a bucket, and a stand-in for an evidence service with an S3 server of its own; prints the address of each, and
/// ends with its standard input.
public final class Serve {

  static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    try (var server = S3ProxyProcess.start(folder.resolve("bucket"));
        var service = EvidenceEndpoint.start(folder.resolve("service"));
        var client =
            S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.EU_WEST_2)
                .forcePathStyle(true)
                .build()) {
      client.createBucket(create -> create.bucket("evidence"));
      System.out.println(server.endpoint());
      System.out.println(service.base());
      while (System.in.read() >= 0) {
        // only the end counts
      }
    }
  }
}
