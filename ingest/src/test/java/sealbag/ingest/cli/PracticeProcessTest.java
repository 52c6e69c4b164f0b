package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `practice` in one terminal and `practice send` in another.
@EnabledOnOs(OS.LINUX)
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PracticeProcessTest {
  @TempDir private Path folder;
  private Process practice;

  @BeforeEach
  void begin() throws IOException {
    practice = start();
  }

  @AfterEach
  void end() {
    practice.descendants().forEach(ProcessHandle::destroyForcibly);
    practice.destroyForcibly();
  }

  @Test
  void itSaysHowToSendTellsWhatComesEndsCleanlyAndGoesOn() throws Exception {
    var sealbag = new Sealbag(folder.resolve("real"));
    Path home = home();
    try (BufferedReader said = practice.inputReader(StandardCharsets.UTF_8)) {
      assertThat(until(said, "Stop with Ctrl-C"))
          .contains(
              "evidence@sealbag.example",
              "./sealbag practice send --home " + home,
              "curl smtp://127.0.0.1:",
              "nothing was sent yet");

      assertThat(sealbag.run("practice", "send", "no-export", "--home", home).out())
          .startsWith("Sent       no-export, from jo.shah@police.example");
      assertThat(until(said, "Subject:")).contains("held", "A letter came for");
      assertThat(sealbag.run("list", "--home", home).out()).contains("SB-2026-000001", "held");
      interrupt();
    }
    practice = start();
    try (BufferedReader said = practice.inputReader(StandardCharsets.UTF_8)) {
      assertThat(until(said, "Stop with Ctrl-C")).contains("So far           1 held");
      interrupt();
    }
  }

  private Path home() {
    return folder.resolve("practice");
  }

  private Process start() throws IOException {
    return ChildProcess.start(
        List.of("env", "--default-signal=INT"),
        List.of("-Dsealbag.s3proxy.classpath=" + System.getProperty("sealbag.s3proxy.classpath")),
        List.of("practice", "--home", home().toString()));
  }

  private static String until(BufferedReader said, String words) throws IOException {
    var all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.append(line).append('\n');
      if (line.contains(words)) {
        return all.toString();
      }
    }
    throw new AssertionError("it never said " + words + " after:\n" + all);
  }

  /// Ctrl-C in a terminal reaches the S3 server's process as well.
  private void interrupt() throws Exception {
    List<ProcessHandle> below = practice.descendants().toList();
    assertThat(below).isNotEmpty();
    new ProcessBuilder("kill", "-INT", String.valueOf(practice.pid())).start().waitFor();

    assertThat(practice.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(practice.exitValue()).isEqualTo(130);
    assertThat(new String(practice.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .doesNotContain("Exception", "went wrong");
    assertThat(below).allSatisfy(one -> assertThat(one.isAlive()).isFalse());
  }
}
