package sealbag.uploaders.s3;

import java.io.IOException;
import java.io.Serial;

/// The file is not what was sealed.
final class ChangedException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  ChangedException() {
    super("the file is not what was sealed");
  }
}
