package sealbag.ingest.cli;

import java.util.concurrent.CountDownLatch;

/// Turns the first Ctrl-C (or SIGTERM) into a wish: the work in hand is finished, then the command
/// ends by itself. The virtual machine waits for that; it ends with 130 for Ctrl-C.
final class Interruption {
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Runnable wish;
  private volatile boolean requested;

  private Interruption(Runnable wish) {
    this.wish = wish;
  }

  static Interruption watched() {
    return watched(() -> {});
  }

  /// @param wish called once, from another thread, when the person or the system asks to stop
  static Interruption watched(Runnable wish) {
    var interruption = new Interruption(wish);
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::stop, "stop"));
    return interruption;
  }

  private void stop() {
    requested = true;
    wish.run();
    try {
      finished.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  boolean requested() {
    return requested;
  }

  /// The command has said its last word: the virtual machine may end.
  void finished() {
    finished.countDown();
  }
}
