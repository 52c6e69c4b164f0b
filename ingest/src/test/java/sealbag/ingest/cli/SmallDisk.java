package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file system in memory that is soon full. Needs the right to mount one.
record SmallDisk(Path at) implements AutoCloseable {

  /// @param size such as `3m`
  static SmallDisk mount(Path at, String size) throws IOException {
    Files.createDirectories(at);
    boolean mounted =
        system("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", at.toString()) == 0;
    assumeThat(mounted).as("no right to mount a small disk: NOT TESTED").isTrue();
    return new SmallDisk(at);
  }

  void grow(String size) throws IOException {
    assertThat(system("mount", "-o", "remount,size=" + size, at.toString())).isZero();
  }

  private static int system(String... command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .onExit()
        .join()
        .exitValue();
  }

  @Override
  public void close() throws IOException {
    assertThat(system("umount", at.toString())).isZero();
  }
}
