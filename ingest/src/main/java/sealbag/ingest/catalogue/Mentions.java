package sealbag.ingest.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sealbag.parsers.chat.Attachment;
import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.ChatSink;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.Record;

/// Notes which records name which file. For one thread and one chat.
public final class Mentions implements ChatSink {

  private final Map<Integer, List<Long>> byEntry = new HashMap<>();
  private final Map<String, List<Long>> byMissingName = new LinkedHashMap<>();

  @Override
  public void chat(Chat chat) {
    // Nothing in the chat's head names a file.
  }

  @Override
  public void record(Record record) {
    for (Attachment attachment : record.attachments()) {
      switch (attachment.status()) {
        case PRESENT -> note(byEntry, attachment.entry().getAsInt(), record.n());
        case MISSING -> note(byMissingName, attachment.name(), record.n());
        case NOT_CHECKED -> {
          // A bare text: whether the file exists anywhere is unknown, so it is not called missing.
        }
      }
    }
  }

  @Override
  public void end(End end) {
    // The totals name no file.
  }

  private static <K> void note(Map<K, List<Long>> mentions, K key, long record) {
    List<Long> records = mentions.computeIfAbsent(key, _ -> new ArrayList<>());
    if (records.isEmpty() || records.getLast() != record) {
      records.add(record);
    }
  }

  /// The records that name the file at this position of the [sealbag.parsers.chat.Container],
  /// ascending.
  public List<Long> of(int entry) {
    return List.copyOf(byEntry.getOrDefault(entry, List.of()));
  }

  /// The files that the chat names and the container lacks, in the order of their first mention.
  public List<Missing> missing() {
    return byMissingName.entrySet().stream()
        .map(entry -> new Missing(entry.getKey(), entry.getValue()))
        .toList();
  }
}
