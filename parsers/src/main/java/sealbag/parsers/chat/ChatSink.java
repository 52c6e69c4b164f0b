package sealbag.parsers.chat;

import java.io.IOException;

/// Hears what a [ChatFormat] reads: one [Chat], its records in file order, one [End].
public interface ChatSink {

  /// What holds for the whole chat. Comes first, once.
  void chat(Chat chat) throws IOException;

  /// The next record.
  void record(Record record) throws IOException;

  /// The totals. Comes last, once.
  void end(End end) throws IOException;
}
