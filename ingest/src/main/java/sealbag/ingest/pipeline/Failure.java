package sealbag.ingest.pipeline;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/// Why an item could not be taken in, or a step not be done, in one word and one plain sentence.
public record Failure(Code code, String sentence) {

  /// The closed list of failures, the same words as in `import --json`.
  public enum Code {
    NOT_FOUND,
    UNREADABLE,
    NO_SPACE,
    INTERNAL
  }

  static Failure of(IOException e) {
    if (isNoSpace(e)) {
      return noSpace();
    }
    if (e instanceof NoSuchFileException) {
      return new Failure(Code.NOT_FOUND, "There is no such file. Check the path and run it again.");
    }
    if (e instanceof AccessDeniedException) {
      return new Failure(
          Code.UNREADABLE,
          "You have no right to read it. Change its permissions, or run as a user who may.");
    }
    return new Failure(
        Code.UNREADABLE,
        "It could not be read to its end ("
            + e.getClass().getSimpleName()
            + "). Check the disk or the network share and run it again.");
  }

  static Failure noSpace() {
    return new Failure(
        Code.NO_SPACE,
        "The disk of the home folder is full. Free some space and run the same command again: what was received is kept, nothing is done twice.");
  }

  static Failure internal(String what) {
    return new Failure(Code.INTERNAL, what);
  }

  /// Whether a full disk is at the root of `problem`, whichever library met it first.
  static boolean isNoSpace(@Nullable Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (message.contains("No space left")
          || message.contains("SQLITE_FULL")
          || message.contains("Disk quota")) {
        return true;
      }
    }
    return false;
  }
}
