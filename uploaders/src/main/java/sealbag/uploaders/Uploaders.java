package sealbag.uploaders;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sealbag.uploaders.axon.AxonUploader;
import sealbag.uploaders.delivery.Slices;
import sealbag.uploaders.delivery.Uploader;
import sealbag.uploaders.folder.FolderUploader;
import sealbag.uploaders.folder.ImportSheet;
import sealbag.uploaders.pace.Pace;
import sealbag.uploaders.s3.BucketFolder;
import sealbag.uploaders.s3.S3Settings;
import sealbag.uploaders.s3.S3Uploader;

/// Every place that a package can be delivered to. A new one is one line here.
public final class Uploaders {

  private Uploaders() {}

  /// The kinds of address that can be opened, for messages and help.
  public static List<String> schemes() {
    return List.of("folder:PATH", "axon:https://HOST", "s3://BUCKET/PREFIX");
  }

  /// Opens the uploader for this destination.
  ///
  /// @throws IllegalArgumentException when the address or its settings cannot be used
  public static Uploader open(Destination destination) {
    return open(destination, Pace.unlimited());
  }

  /// The same, where what leaves over the network is no faster than allowed.
  public static Uploader open(Destination destination, Pace pace) {
    URI to = destination.to();
    @Nullable String scheme = to.getScheme();
    return switch (scheme == null ? "" : scheme) {
      case "folder" -> new FolderUploader(Path.of(to.getSchemeSpecificPart()), destination.sheet());
      case "axon" -> new AxonUploader(axon(destination), pace);
      case "s3" -> new S3Uploader(bucket(destination), pace);
      default ->
          throw new IllegalArgumentException(
              "upload address: use one of " + String.join(", ", schemes()));
    };
  }

  private static AxonUploader.Settings axon(Destination destination) {
    URI service = URI.create(destination.to().getRawSchemeSpecificPart());
    AxonUploader.Settings settings =
        destination
            .axon()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "upload address: axon needs a partner id, a client id and a client"
                            + " secret"));
    if (!settings.base().equals(service)) {
      throw new IllegalArgumentException("upload address: two different axon addresses are given");
    }
    return settings;
  }

  private static S3Settings bucket(Destination destination) {
    S3Settings settings =
        destination
            .s3()
            .orElseThrow(
                () -> new IllegalArgumentException("upload address: s3 needs its settings"));
    if (!settings.folder().equals(BucketFolder.of(destination.to()))) {
      throw new IllegalArgumentException("upload address: two different buckets are given");
    }
    return settings;
  }

  /// Where to deliver to, with what that place needs.
  ///
  /// @param to `folder:PATH`, `axon:` followed by the service's https address, or
  ///   `s3://BUCKET/PREFIX`
  /// @param axon needed for `axon:` only; its base must be the address that follows `axon:`
  /// @param s3 needed for `s3:` only; its folder must be the one that `to` names
  /// @param sheet for `folder:` only: what lies beside each package; empty: nothing
  public record Destination(
      URI to,
      Optional<AxonUploader.Settings> axon,
      Optional<S3Settings> s3,
      Optional<ImportSheet> sheet) {

    /// How packages that go there are cut when they are sealed, so that nothing is hashed when they
    /// are sent.
    public Slices.Cut cut() {
      return "folder".equals(to.getScheme())
          ? Slices.Cut.NEVER
          : s3.map(S3Settings::cut).orElse(Slices.Cut.USUAL);
    }

    /// A place that needs no settings.
    public Destination(URI to) {
      this(to, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// A folder with a sheet beside each package.
    public Destination(URI to, ImportSheet sheet) {
      this(to, Optional.empty(), Optional.empty(), Optional.of(sheet));
    }

    /// A place without a sheet beside each package.
    public Destination(URI to, Optional<AxonUploader.Settings> axon, Optional<S3Settings> s3) {
      this(to, axon, s3, Optional.empty());
    }

    /// A place that is a service of the profile `evidence-upload/1`, or none.
    public Destination(URI to, Optional<AxonUploader.Settings> axon) {
      this(to, axon, Optional.empty(), Optional.empty());
    }
  }
}
