package sealbag.parsers.media;

import java.io.Closeable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.tika.pipes.PipesResult;
import org.apache.tika.pipes.emitter.EmitData;
import org.jspecify.annotations.Nullable;
import sealbag.parsers.media.Inspection.Outcome;

/// Looks into media files in a JVM of its own that may hang, run out of memory or die without harm
/// here. It starts that JVM at the first file that needs it. For one thread at a time.
public final class MediaInspector implements Closeable {
  private static final Set<String> FORKED =
      Set.of(
          "image/jpeg",
          "image/png",
          "image/gif",
          "image/bmp",
          "image/webp",
          "image/tiff",
          "image/heic",
          "image/heif",
          "video/mp4",
          "video/quicktime",
          "video/x-m4v",
          "video/3gpp",
          "video/3gpp2",
          "audio/mp4",
          "audio/mpeg",
          "application/pdf");

  private final Settings settings;
  private @Nullable MediaReader reader;

  /// How the second JVM runs.
  ///
  /// @param workFolder holds its configuration and its temporary files; created when missing
  /// @param java the `java` program
  /// @param perFile how long one file may take
  /// @param heapMegabytes how much memory it gets
  public record Settings(Path workFolder, Path java, Duration perFile, int heapMegabytes) {

    public Settings {
      if (perFile.toMillis() < 1 || heapMegabytes < 1) {
        throw new IllegalArgumentException("perFile and heapMegabytes must be positive");
      }
    }
  }

  public MediaInspector(Settings settings) {
    this.settings = settings;
  }

  /// Reads the facts of one file. Types without a reader are skipped at no cost. A reader that
  /// hangs or dies is an outcome, and the next call works again; trying the same file once more is
  /// up to the caller.
  ///
  /// @param mediaType as [MediaTypes#detect] gives it
  public Inspection inspect(Path file, String mediaType) throws InterruptedException {
    Optional<MediaFacts> near = NearFacts.of(file, mediaType);
    if (FORKED.contains(mediaType)) {
      Inspection far = forked(file);
      return new Inspection(far.outcome(), near.map(it -> it.or(far.facts())).orElse(far.facts()));
    }
    if (NearFacts.suffice(mediaType)) {
      return near.map(it -> new Inspection(Outcome.READ, it))
          .orElse(Inspection.without(Outcome.UNREADABLE));
    }
    return Inspection.without(Outcome.SKIPPED);
  }

  private Inspection forked(Path file) throws InterruptedException {
    if (reader == null) {
      reader = new MediaReader(settings);
    }
    try {
      return inspection(reader.read(file));
    } catch (TimeoutException _) {
      close();
      return Inspection.without(Outcome.TIMEOUT);
    } catch (ExecutionException _) {
      close();
      return Inspection.without(Outcome.CRASHED);
    } catch (InterruptedException e) {
      close();
      throw e;
    }
  }

  private static Inspection inspection(PipesResult result) {
    EmitData found = result.getEmitData();
    MediaFacts facts =
        found == null || found.getMetadataList().isEmpty()
            ? MediaFacts.none()
            : TikaFacts.of(found.getMetadataList().getFirst());
    return new Inspection(outcome(result.getStatus()), facts);
  }

  private static Outcome outcome(PipesResult.STATUS status) {
    return switch (status) {
      case PARSE_SUCCESS, EMIT_SUCCESS -> Outcome.READ;
      case TIMEOUT -> Outcome.TIMEOUT;
      case OOM -> Outcome.OUT_OF_MEMORY;
      case UNSPECIFIED_CRASH, CLIENT_UNAVAILABLE_WITHIN_MS, INTERRUPTED_EXCEPTION ->
          Outcome.CRASHED;
      case PARSE_SUCCESS_WITH_EXCEPTION,
          PARSE_EXCEPTION_EMIT,
          PARSE_EXCEPTION_NO_EMIT,
          EMIT_SUCCESS_PARSE_EXCEPTION,
          EMIT_EXCEPTION,
          EMPTY_OUTPUT,
          FETCH_EXCEPTION,
          FETCHER_INITIALIZATION_EXCEPTION,
          NO_EMITTER_FOUND,
          NO_FETCHER_FOUND,
          INTERMEDIATE_RESULT ->
          Outcome.UNREADABLE;
    };
  }

  /// Ends the second JVM. A later call of [#inspect] starts another.
  @Override
  public void close() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
