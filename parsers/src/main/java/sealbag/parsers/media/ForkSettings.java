package sealbag.parsers.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the files that tell the forked JVM what to do, and to keep quiet about it: what it would
/// log holds file names, and its output would run into ours.
final class ForkSettings {
  static final String FETCHER = "fs";
  static final long STARTUP_MILLIS = 30_000;

  private static final List<String> READERS =
      List.of(
          "image.ImageParser",
          "image.JpegParser",
          "image.WebPParser",
          "image.HeifParser",
          "image.TiffParser",
          "mp3.Mp3Parser",
          "mp4.MP4Parser",
          "pdf.PDFParser");

  private final MediaInspector.Settings settings;

  ForkSettings(MediaInspector.Settings settings) {
    this.settings = settings;
  }

  /// Writes everything and returns the path of the configuration.
  Path write() throws IOException {
    Path folder = Files.createDirectories(settings.workFolder().toAbsolutePath());
    Path logback = folder.resolve("quiet-logback.xml");
    Path logging = folder.resolve("quiet-logging.properties");
    Path config = folder.resolve("media-reader.xml");
    Files.writeString(logback, "<configuration><root level=\"OFF\"/></configuration>\n");
    Files.writeString(logging, "handlers=\n.level=OFF\n");
    return Files.writeString(config, xml(folder, arguments(folder, logback, logging)));
  }

  private List<String> arguments(Path folder, Path logback, Path logging) {
    return List.of(
        "-Xmx" + settings.heapMegabytes() + "m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+SuppressFatalErrorMessage",
        "-XX:-UsePerfData",
        "-Xlog:disable",
        "-Djava.io.tmpdir=" + folder,
        "-Djdk.serialFilter=org.apache.tika.**;java.base/*;!*",
        "-Dlogback.configurationFile=" + logback,
        "-Djava.util.logging.config.file=" + logging,
        "-Dslf4j.internal.verbosity=ERROR");
  }

  private String xml(Path folder, List<String> arguments) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <properties>
        %s
          <parsers>
        %s
          </parsers>
          <fetchers>
            <fetcher class="org.apache.tika.pipes.fetcher.fs.FileSystemFetcher">
              <name>%s</name>
              <basePath>%s</basePath>
            </fetcher>
          </fetchers>
        %s
        </properties>
        """
        .formatted(
            metadataLimits(),
            lines(READERS, "    <parser class=\"org.apache.tika.parser.%s\"/>"),
            FETCHER,
            escape(String.valueOf(folder.getRoot())),
            process(arguments));
  }

  /// What comes back is held in memory here, so the child may not send more than this.
  private static String metadataLimits() {
    return """
          <autoDetectParserConfig>
            <metadataWriteFilterFactory
                class="org.apache.tika.metadata.writefilter.StandardWriteFilterFactory">
              <params>
                <maxKeySize>256</maxKeySize>
                <maxFieldSize>4096</maxFieldSize>
                <maxTotalEstimatedBytes>1000000</maxTotalEstimatedBytes>
                <maxValuesPerField>10</maxValuesPerField>
              </params>
            </metadataWriteFilterFactory>
          </autoDetectParserConfig>
        """;
  }

  private String process(List<String> arguments) {
    return """
          <pipes>
            <params>
              <numClients>1</numClients>
              <timeoutMillis>%d</timeoutMillis>
              <startupTimeoutMillis>%d</startupTimeoutMillis>
              <sleepOnStartupTimeoutMillis>1</sleepOnStartupTimeoutMillis>
              <maxFilesProcessedPerProcess>2000</maxFilesProcessedPerProcess>
              <maxForEmitBatchBytes>-1</maxForEmitBatchBytes>
              <javaPath>%s</javaPath>
              <forkedJvmArgs>
        %s
              </forkedJvmArgs>
            </params>
          </pipes>
        """
        .formatted(
            settings.perFile().toMillis(),
            STARTUP_MILLIS,
            escape(settings.java().toString()),
            lines(arguments, "        <arg>%s</arg>"));
  }

  private static String lines(List<String> values, String form) {
    return values.stream()
        .map(ForkSettings::escape)
        .map(form::formatted)
        .collect(Collectors.joining("\n"));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
