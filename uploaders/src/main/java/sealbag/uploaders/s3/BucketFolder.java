package sealbag.uploaders.s3;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sealbag.uploaders.delivery.Parcel;

/// A bucket, and where in it the packages lie.
///
/// @param prefix without a slash at either end; empty for the top of the bucket
public record BucketFolder(String bucket, String prefix) {
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern PREFIX =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]{0,99}(/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){0,7})?");

  public BucketFolder {
    if (!BUCKET.matcher(bucket).matches()) {
      throw new IllegalArgumentException(
          "a bucket's name is 3 to 63 lower-case letters, digits, '.' and '-': s3://BUCKET/PREFIX");
    }
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "the prefix in the bucket is words of letters, digits, '.', '_' and '-' with '/' between:"
              + " s3://BUCKET/PREFIX");
    }
  }

  /// Reads `s3://BUCKET/PREFIX`.
  ///
  /// @throws IllegalArgumentException when it is not of that form
  public static BucketFolder of(URI address) {
    @Nullable String bucket = address.getRawAuthority();
    @Nullable String path = address.getRawPath();
    if (bucket == null || address.getRawQuery() != null || address.getRawFragment() != null) {
      throw new IllegalArgumentException("a bucket's address is s3://BUCKET/PREFIX");
    }
    return new BucketFolder(bucket, path == null ? "" : path.replaceAll("^/|/$", ""));
  }

  /// The one place of this parcel. It holds the digest: another package never has the same.
  String key(Parcel parcel) {
    String key = parcel.sha256() + "/" + parcel.fileName();
    return prefix.isEmpty() ? key : prefix + "/" + key;
  }

  /// What the receipt says where to look.
  URI address(String key) {
    return URI.create("s3://" + bucket + "/" + key);
  }
}
