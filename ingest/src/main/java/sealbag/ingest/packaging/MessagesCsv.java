package sealbag.ingest.packaging;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sealbag.ingest.catalogue.Csv;
import sealbag.parsers.chat.Attachment;
import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.ChatSink;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.Record;

/// The records as `data/chat/messages.csv`, for people with a spreadsheet. For one thread and one
/// chat.
public final class MessagesCsv implements ChatSink {

  private static final List<String> HEAD =
      List.of(
          "n",
          "line",
          "timestamp",
          "timestampText",
          "sender",
          "kind",
          "notice",
          "text",
          "attachments",
          "edited",
          "flags");
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private final Writer writer;
  private final Csv csv;
  private DateTimeFormatter timestamps = SECONDS;

  /// Writes UTF-8 to `out`, which is flushed at the chat's end and stays the caller's to close.
  public MessagesCsv(OutputStream out) {
    writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    csv = new Csv(writer);
  }

  @Override
  public void chat(Chat chat) throws IOException {
    timestamps =
        switch (chat.precision()) {
          case MINUTE -> MINUTES;
          case SECOND -> SECONDS;
        };
    csv.line(HEAD);
  }

  @Override
  public void record(Record record) throws IOException {
    csv.line(
        List.of(
            record.n(),
            record.line(),
            record.timestamp().map(timestamps::format).orElse(""),
            record.timestampText(),
            record.sender().orElse(""),
            record.kind().word(),
            record.notice().orElse(""),
            record.text(),
            attachments(record.attachments()),
            record.edited(),
            record.flags().stream().sorted().map(Enum::name).collect(Collectors.joining(" "))));
  }

  private static String attachments(List<Attachment> attachments) {
    return attachments.stream()
        .map(attachment -> attachment.name() + " (" + attachment.status().word() + ")")
        .collect(Collectors.joining("; "));
  }

  @Override
  public void end(End end) throws IOException {
    writer.flush();
  }
}
