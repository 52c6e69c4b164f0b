package sealbag.parsers.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// What the second JVM may not do. It keeps quiet: what it would log holds file names, and its
/// output would run into ours. It has limits for heap, native memory and the size of the files that
/// it writes, and no environment: no secret of ours is in it. And it cannot reach out by the ways
/// that parsers take: no DTD is read, no host name is looked up, and a connection would go to a
/// port of this machine on which nobody listens. The time limit is kept from outside.
record Confinement(MediaInspector.Settings settings, Path folder) {
  private static final List<String> CUT_OFF =
      List.of(
          "-Djdk.xml.dtd.support=deny",
          "-Djavax.xml.accessExternalDTD=",
          "-Djavax.xml.accessExternalSchema=",
          "-Djavax.xml.accessExternalStylesheet=",
          "-DsocksProxyHost=127.0.0.1",
          "-DsocksProxyPort=1",
          "-DsocksNonProxyHosts=");

  private static final long FILE_BLOCKS = (64L << 20) / 512;

  /// The program that starts the JVM. Where files of this folder may not be run, it is `java`
  /// itself, without a limit for files and with our environment.
  Path launcher() throws IOException {
    Path launcher = folder.resolve("confined-java");
    Files.deleteIfExists(launcher);
    Files.createFile(
        launcher,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(
        launcher,
        """
        #!/bin/sh
        ulimit -c 0
        ulimit -f %d
        exec env -i LC_ALL=C.UTF-8 %s "$@"
        """
            .formatted(FILE_BLOCKS, quoted(settings.java().toString())));
    return Files.isExecutable(launcher) ? launcher : settings.java();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /// The arguments of the JVM.
  List<String> arguments() throws IOException {
    Path logback = folder.resolve("quiet-logback.xml");
    Path logging = folder.resolve("quiet-logging.properties");
    Path hosts = folder.resolve("no-hosts");
    Files.writeString(logback, "<configuration><root level=\"OFF\"/></configuration>\n");
    Files.writeString(logging, "handlers=\n.level=OFF\n");
    Files.writeString(hosts, "");
    var arguments = new ArrayList<>(limits());
    arguments.addAll(CUT_OFF);
    arguments.add("-Djdk.net.hosts.file=" + hosts);
    arguments.add("-Dlogback.configurationFile=" + logback);
    arguments.add("-Djava.util.logging.config.file=" + logging);
    arguments.add("-Dslf4j.internal.verbosity=ERROR");
    return arguments;
  }

  private List<String> limits() {
    return List.of(
        "-Xmx" + settings.heapMegabytes() + "m",
        "-XX:MaxDirectMemorySize=" + settings.heapMegabytes() + "m",
        "-XX:MaxMetaspaceSize=128m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+SuppressFatalErrorMessage",
        "-XX:-UsePerfData",
        "-Xlog:disable",
        "-Djava.io.tmpdir=" + folder,
        "-Djdk.serialFilter=org.apache.tika.**;java.base/*;!*");
  }
}
