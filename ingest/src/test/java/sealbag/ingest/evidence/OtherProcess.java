package sealbag.ingest.evidence;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A second JVM on the same store: `hold FOLDER` opens it, leaves a half-written file and waits to
/// be killed; `keep FOLDER BYTES` keeps that many bytes.
final class OtherProcess {
  private OtherProcess() {}

  public static void main(String[] args) throws Exception {
    EvidenceStore store = EvidenceStore.open(Path.of(args[1]));
    switch (args[0]) {
      case "hold" -> hold(store);
      case "keep" -> keep(store, Integer.parseInt(args[2]));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void hold(EvidenceStore store) throws Exception {
    var never =
        new FilterInputStream(System.in) {
          @Override
          public int read(byte[] bytes, int from, int count) throws IOException {
            System.out.println("ready");
            return super.read(bytes, from, count);
          }
        };
    store.keep(new SequenceInputStream(new ByteArrayInputStream(new byte[1000]), never));
  }

  private static void keep(EvidenceStore store, int bytes) throws Exception {
    try (store) {
      System.out.println(attempt(store, bytes));
    }
  }

  private static String attempt(EvidenceStore store, int bytes) throws Exception {
    try {
      store.keep(new ByteArrayInputStream(new byte[bytes]));
      return "kept";
    } catch (IOException _) {
      return "failed with " + store.objects().size() + " objects and " + scratch(store);
    }
  }

  private static String scratch(EvidenceStore store) throws IOException {
    try (var left = Files.list(store.workFolder())) {
      return left.count() + " scratch files";
    }
  }

  static Process start(String prefix, String... args) {
    var words = new ArrayList<>(List.of("sh", "-c", prefix + " exec \"$@\"", "sh"));
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xshare:auto", "-cp", System.getProperty("java.class.path")));
    words.add(OtherProcess.class.getName());
    words.addAll(List.of(args));
    try {
      return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
