package sealbag.uploaders.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A journal on a bad disk: it can fail at a write, and forget its last writes.
public final class ForgetfulJournal implements Journal {
  private final List<Note> notes = new ArrayList<>();
  private int failsAt = Integer.MAX_VALUE;

  private record Note(String step, String value) {}

  /// The disk is full.
  public static final class FullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private FullException() {
      super("No space left on device");
    }
  }

  /// From the write with this number on, counted from 1, nothing can be written.
  public ForgetfulJournal failingAt(int write) {
    failsAt = write;
    return this;
  }

  /// There is space again.
  public void mend() {
    failsAt = Integer.MAX_VALUE;
  }

  public int writes() {
    return notes.size();
  }

  /// A journal that knows the first writes only: the tail was torn off.
  public ForgetfulJournal tornAfter(int writes) {
    var torn = new ForgetfulJournal();
    torn.notes.addAll(notes.subList(0, writes));
    return torn;
  }

  @Override
  public Optional<String> read(String step) {
    return notes.reversed().stream()
        .filter(note -> note.step().equals(step))
        .map(Note::value)
        .findFirst();
  }

  @Override
  public void write(String step, String value) {
    if (notes.size() + 1 >= failsAt) {
      throw new FullException();
    }
    notes.add(new Note(step, value));
  }
}
