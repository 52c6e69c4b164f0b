package sealbag.uploaders.delivery;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Stops this process dead before or after a write, as a power cut would.
///
/// @param at at which halt to die, counted from 1: two for each write; 0 is never
public record HaltingJournal(Journal notes, int at, AtomicInteger halts) implements Journal {
  /// The exit code then.
  public static final int DIED = 137;

  public HaltingJournal(Journal notes, int at) {
    this(notes, at, new AtomicInteger());
  }

  @Override
  public Optional<String> read(String step) {
    return notes.read(step);
  }

  @Override
  public void write(String step, String value) {
    dieWhenDue();
    notes.write(step, value);
    dieWhenDue();
  }

  private void dieWhenDue() {
    if (halts.incrementAndGet() == at) {
      Runtime.getRuntime().halt(DIED);
    }
  }
}
