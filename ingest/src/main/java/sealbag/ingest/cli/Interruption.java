package sealbag.ingest.cli;

import java.util.concurrent.CountDownLatch;

/// Turns the first Ctrl-C (or SIGTERM) into a wish: the work in hand is finished, then the command
/// ends by itself. The virtual machine waits for that; it ends with 130 for Ctrl-C.
final class Interruption {
  private final CountDownLatch finished = new CountDownLatch(1);
  private Runnable wish = () -> {};
  private boolean requested;

  static Interruption watched() {
    var interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::stop, "stop"));
    return interruption;
  }

  /// @param action called once, maybe from another thread, when the person or the system asks to
  ///   stop, or did so already
  void calls(Runnable action) {
    synchronized (this) {
      wish = action;
    }
    if (requested()) {
      action.run();
    }
  }

  private void stop() {
    Runnable action;
    synchronized (this) {
      requested = true;
      action = wish;
    }
    action.run();
    try {
      finished.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized boolean requested() {
    return requested;
  }

  /// The command has said its last word: the virtual machine may end.
  void finished() {
    finished.countDown();
  }
}
