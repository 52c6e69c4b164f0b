import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import sealbag.uploaders.delivery.Fingerprint;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.s3.BucketFolder;
import sealbag.uploaders.s3.S3Settings;
import sealbag.uploaders.s3.S3Uploader;

/// Delivers every file of a folder, several times, and prints one line of JSON a round: the CPU of
/// this process in that round, the wall time, the bytes. Journals are in memory.
///
/// Arguments: endpoint, folder, rounds, deliveries at the same time, largest package of one PUT in MiB.
public final class Send {

  static void main(String[] arguments) throws Exception {
    List<Path> files;
    try (var listed = Files.list(Path.of(arguments[1]))) {
      files = listed.sorted().toList();
    }
    int rounds = Integer.parseInt(arguments[2]);
    int atOnce = Integer.parseInt(arguments[3]);
    var settings =
        new S3Settings(
            new BucketFolder("evidence", "sealbag"),
            new S3Settings.Server(Optional.of(URI.create(arguments[0])), "eu-west-2", true),
            S3Settings.Keeping.AS_THE_BUCKET_DOES,
            new S3Settings.Sending(true, 16 << 20, Long.parseLong(arguments[4]) << 20));
    var hashes = new ArrayList<Fingerprint>(); // as the ledger knows them from sealing
    for (Path file : files) {
      hashes.add(Fingerprint.of(file));
    }
    String run = Long.toString(ProcessHandle.current().pid(), 36);
    try (var uploader = new S3Uploader(settings)) {
      for (int round = 1; round <= rounds; round++) {
        double cpu = cpuSeconds();
        long began = System.nanoTime();
        long bytes = 0;
        var deliveries = new ArrayList<Callable<Object>>();
        for (int i = 0; i < files.size(); i++) {
          Parcel parcel = parcel(run + "-" + round + "-" + i, files.get(i), hashes.get(i));
          bytes += parcel.sizeBytes();
          deliveries.add(() -> uploader.deliver(parcel, new Notes()));
        }
        try (var threads = Executors.newFixedThreadPool(atOnce)) {
          for (var done : threads.invokeAll(deliveries)) {
            done.get();
          }
        }
        System.out.printf(
            Locale.ROOT,
            "{\"round\":%d,\"files\":%d,\"bytes\":%d,\"cpuSeconds\":%.3f,\"wallSeconds\":%.3f}%n",
            round,
            files.size(),
            bytes,
            cpuSeconds() - cpu,
            (System.nanoTime() - began) / 1e9);
      }
    }
  }

  private static Parcel parcel(String number, Path file, Fingerprint sealed) {
    var label =
        new Parcel.Label("", Optional.empty(), Optional.empty(), Optional.empty(), Instant.EPOCH);
    return new Parcel(
        number, file, sealed.sha256(), sealed.sizeBytes(), "0".repeat(64), label);
  }

  private static double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }

  private static final class Notes implements Journal {
    private final Map<String, String> notes = new ConcurrentHashMap<>();

    @Override
    public Optional<String> read(String step) {
      return Optional.ofNullable(notes.get(step));
    }

    @Override
    public void write(String step, String value) {
      notes.put(step, value);
    }
  }
}
