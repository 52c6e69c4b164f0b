package sealbag.ingest.ledger;

import java.time.Duration;
import java.time.Instant;

/// The process that works on a submission. A lease of a process that is dead, or not the one that
/// had this id, may be taken over at once on its own host.
///
/// @param host the machine's name, without `|`
public record Claimant(String host, long pid, Instant started) {
  // Linux counts a process's start from the boot time, which moves when the clock is set. Nobody
  // gets the id of a dead process again within two seconds.
  private static final Duration SAME_START = Duration.ofSeconds(2);

  public Claimant {
    if (host.isBlank() || host.contains("|")) {
      throw new IllegalArgumentException("not a host name");
    }
  }

  /// This process on the host of that name.
  public static Claimant ofThisProcess(String host) {
    ProcessHandle self = ProcessHandle.current();
    return new Claimant(host, self.pid(), self.info().startInstant().orElse(Instant.EPOCH));
  }

  String text() {
    return host + "|" + pid + "|" + started.toEpochMilli();
  }

  static Claimant parse(String text) {
    String[] parts = text.split("\\|", -1);
    return new Claimant(
        parts[0], Long.parseLong(parts[1]), Instant.ofEpochMilli(Long.parseLong(parts[2])));
  }

  /// Whether this process is surely gone, seen from a process of the same host.
  boolean isDead() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame).isEmpty();
  }

  // Where the system does not tell when a process started, its id has to do.
  private boolean isSame(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(other -> Duration.between(other, started).abs().compareTo(SAME_START) <= 0)
        .orElse(true);
  }
}
