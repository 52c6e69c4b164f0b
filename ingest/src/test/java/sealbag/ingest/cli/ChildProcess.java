package sealbag.ingest.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The `sealbag` command in a process of its own.
final class ChildProcess {
  private ChildProcess() {}

  /// @param before what comes before `java`: `env`, or a shell that sets a umask
  /// @param jvm options of the virtual machine
  static Process start(List<String> before, List<String> jvm, List<String> arguments)
      throws IOException {
    var command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).start();
  }
}
