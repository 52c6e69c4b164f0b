package sealbag.parsers.media;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.tika.config.TikaTaskTimeout;
import org.apache.tika.exception.TikaConfigException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.pipes.FetchEmitTuple;
import org.apache.tika.pipes.FetchEmitTuple.ON_PARSE_EXCEPTION;
import org.apache.tika.pipes.HandlerConfig;
import org.apache.tika.pipes.PipesConfig;
import org.apache.tika.pipes.PipesParser;
import org.apache.tika.pipes.PipesResult;
import org.apache.tika.pipes.emitter.EmitKey;
import org.apache.tika.pipes.fetcher.FetchKey;
import org.apache.tika.sax.BasicContentHandlerFactory.HANDLER_TYPE;

/// One Tika in a JVM of its own. It starts that JVM with the first file, and again after it died.
final class MediaReader implements Closeable {
  private static final long MARGIN_MILLIS = 5_000;

  private final PipesParser parser;
  private final long perFileMillis;
  private long files;

  MediaReader(MediaInspector.Settings settings) {
    this.perFileMillis = settings.perFile().toMillis();
    try {
      this.parser = new PipesParser(PipesConfig.load(new ForkSettings(settings).write()));
    } catch (IOException e) {
      throw new UncheckedIOException("work folder: cannot write the media reader's settings", e);
    } catch (TikaConfigException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Reads one file within a deadline of ours: Tika's own does not cover a child that is stopped.
  ///
  /// @throws TimeoutException when the reader hangs; it is of no more use then
  /// @throws ExecutionException when the reader cannot be started
  PipesResult read(Path file) throws InterruptedException, TimeoutException, ExecutionException {
    FetchEmitTuple order = order(file);
    var task = new FutureTask<>(() -> parser.parse(order));
    Thread.ofVirtual().start(task);
    try {
      return task.get(
          perFileMillis + ForkSettings.STARTUP_MILLIS + MARGIN_MILLIS, TimeUnit.MILLISECONDS);
    } finally {
      task.cancel(true);
    }
  }

  /// The order's name is a number: Tika logs it.
  private FetchEmitTuple order(Path file) {
    var context = new ParseContext();
    context.set(
        HandlerConfig.class,
        new HandlerConfig(HANDLER_TYPE.IGNORE, HandlerConfig.PARSE_MODE.CONCATENATE, -1, 0, false));
    context.set(TikaTaskTimeout.class, new TikaTaskTimeout(perFileMillis));
    String id = String.valueOf(++files);
    Path absolute = file.toAbsolutePath();
    Path root = absolute.getRoot();
    String key = root == null ? absolute.toString() : root.relativize(absolute).toString();
    return new FetchEmitTuple(
        id,
        new FetchKey(ForkSettings.FETCHER, key),
        new EmitKey("", id),
        new Metadata(),
        context,
        ON_PARSE_EXCEPTION.EMIT);
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
