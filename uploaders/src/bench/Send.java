import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
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
import sealbag.fixtures.endpoint.EvidenceEndpoint;
import sealbag.uploaders.axon.AxonUploader;
import sealbag.uploaders.delivery.Fingerprint;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Secret;
import sealbag.uploaders.delivery.Slices;
import sealbag.uploaders.delivery.Uploader;
import sealbag.uploaders.s3.BucketFolder;
import sealbag.uploaders.s3.S3Settings;
import sealbag.uploaders.s3.S3Uploader;

/// Delivers every file of a folder, several times, and prints one line of JSON a round: the CPU of
/// this process in that round, the wall time, the bytes. Journals are in memory.
///
/// Arguments: `s3` or `axon`, its address, folder, rounds, deliveries at the same time, largest package of one PUT in MiB.
public final class Send {

  static void main(String[] arguments) throws Exception {
    URI address = URI.create(arguments[1]);
    List<Path> files;
    try (var listed = Files.list(Path.of(arguments[2]))) {
      files = listed.sorted().toList();
    }
    int rounds = Integer.parseInt(arguments[3]);
    int atOnce = Integer.parseInt(arguments[4]);
    var settings =
        new S3Settings(
            new BucketFolder("evidence", "sealbag"),
            new S3Settings.Server(Optional.of(address), "eu-west-2", true),
            S3Settings.Keeping.AS_THE_BUCKET_DOES,
            new S3Settings.Sending(true, 16 << 20, Long.parseLong(arguments[5]) << 20));
    var sealed = new ArrayList<Parcel>(); // with what the ledger knows from sealing
    for (Path file : files) {
      sealed.add(parcel(file, settings.cut().of(Files.size(file))));
    }
    String run = Long.toString(ProcessHandle.current().pid(), 36);
    try (Uploader uploader = arguments[0].equals("axon") ? axon(address) : new S3Uploader(settings)) {
      for (int round = 1; round <= rounds; round++) {
        double cpu = cpuSeconds();
        long began = System.nanoTime();
        long bytes = 0;
        var deliveries = new ArrayList<Callable<Object>>();
        for (int i = 0; i < sealed.size(); i++) {
          Parcel parcel = numbered(sealed.get(i), run + "-" + round + "-" + i);
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
            sealed.size(),
            bytes,
            cpuSeconds() - cpu,
            (System.nanoTime() - began) / 1e9);
      }
    }
  }

  private static Uploader axon(URI address) {
    return new AxonUploader(
        new AxonUploader.Settings(
            address,
            EvidenceEndpoint.PARTNER_ID,
            EvidenceEndpoint.CLIENT_ID,
            new Secret(EvidenceEndpoint.CLIENT_SECRET)));
  }

  private static Parcel parcel(Path file, long sliceSizeBytes) throws IOException {
    var label =
        new Parcel.Label("", Optional.empty(), Optional.empty(), Optional.empty(), Instant.EPOCH);
    Fingerprint whole = Fingerprint.of(file);
    return new Parcel(
        "none", file, whole.sha256(), whole.sizeBytes(), "0".repeat(64), label, slices(file, sliceSizeBytes));
  }

  private static Optional<Slices> slices(Path file, long sizeBytes) throws IOException {
    var hashes = new ArrayList<String>();
    try (InputStream bytes = Files.newInputStream(file)) {
      for (byte[] slice; sizeBytes > 0 && (slice = bytes.readNBytes((int) sizeBytes)).length > 0; ) {
        hashes.add(Fingerprint.of(slice).sha256());
      }
    }
    return hashes.isEmpty() ? Optional.empty() : Optional.of(new Slices(sizeBytes, hashes));
  }

  /// A new number, and with it a new file name and key, for each round.
  private static Parcel numbered(Parcel sealed, String number) {
    return new Parcel(
        number, sealed.file(), sealed.sha256(), sealed.sizeBytes(), sealed.manifestSha256(), sealed.label(), sealed.slices());
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
