package sealbag.uploaders.s3;

import java.util.Optional;
import java.util.function.Consumer;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.delivery.MemoryJournal;

/// A journal that lets a test act after each note.
record StoppingJournal(MemoryJournal notes, Consumer<String> afterwards) implements Journal {

  @Override
  public Optional<String> read(String step) {
    return notes.read(step);
  }

  @Override
  public void write(String step, String value) {
    notes.write(step, value);
    afterwards.accept(step);
  }
}
