package sealbag.parsers.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the file that tells the forked JVM what to do: which readers there are, how much they may
/// send back, and how the process is started and ended.
final class ForkSettings {
  static final String FETCHER = "fs";
  static final long STARTUP_MILLIS = 30_000;

  private static final String TIKA = "org.apache.tika.parser.";
  private static final List<String> READERS =
      List.of(
          TIKA + "image.ImageParser",
          TIKA + "image.JpegParser",
          TIKA + "image.WebPParser",
          TIKA + "image.HeifParser",
          TIKA + "image.TiffParser",
          TIKA + "mp3.Mp3Parser",
          TIKA + "mp4.MP4Parser",
          PdfPages.class.getName());

  private final MediaInspector.Settings settings;

  ForkSettings(MediaInspector.Settings settings) {
    this.settings = settings;
  }

  /// Writes everything and returns the path of the configuration.
  Path write() throws IOException {
    Path folder = Files.createDirectories(settings.workFolder().toAbsolutePath());
    var confinement = new Confinement(settings, folder);
    String process = process(confinement.launcher(), confinement.arguments());
    return Files.writeString(folder.resolve("media-reader.xml"), xml(folder, process));
  }

  private static String xml(Path folder, String process) {
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
            lines(READERS, "    <parser class=\"%s\"/>"),
            FETCHER,
            escape(String.valueOf(folder.getRoot())),
            process);
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

  private String process(Path java, List<String> arguments) {
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
            escape(java.toString()),
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
