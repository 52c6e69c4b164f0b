package sealbag.ingest.pipeline;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.catalogue.Mentions;
import sealbag.ingest.packaging.MessagesCsv;
import sealbag.parsers.ChatFormats;
import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.ChatSink;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.JsonLines;
import sealbag.parsers.chat.Record;

/// What reading the chat gave: both message files, who mentions what, and what to tell of it.
record Reading(Spool.Written jsonLines, Spool.Written csv, Mentions mentions, Told told) {
  static final String CHAT_PATH = "data/chat/chat.txt";
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  static Reading of(Unpacked export, Item chat, Spool spool) throws IOException {
    var text =
        new ChatText(
            CHAT_PATH,
            () -> Files.newInputStream(chat.file().orElseThrow()),
            export.container(),
            Optional.empty());
    var mentions = new Mentions();
    var told = new Told();
    var csvs = new ArrayList<Spool.Written>();
    Spool.Written json =
        spool.write(
            lines ->
                csvs.add(spool.write(cells -> read(text, lines, cells, List.of(mentions, told)))));
    return new Reading(json, csvs.getFirst(), mentions, told);
  }

  Chat chat() {
    return told.chat();
  }

  End end() {
    return told.end();
  }

  Optional<String> lossFrom() {
    return told.lossFrom().map(this::print);
  }

  private static void read(
      ChatText text, OutputStream lines, OutputStream cells, List<ChatSink> others)
      throws IOException {
    var out = new BufferedOutputStream(lines);
    var sinks = new ArrayList<ChatSink>(others);
    sinks.add(new JsonLines(out));
    sinks.add(new MessagesCsv(cells));
    if (!ChatFormats.read(text, new Everyone(sinks))) {
      throw new IllegalStateException("the chat was recognised but is not read");
    }
    out.flush();
  }

  Optional<String> firstTimestamp() {
    return chat().firstTimestamp().map(this::print);
  }

  Optional<String> lastTimestamp() {
    return chat().lastTimestamp().map(this::print);
  }

  private String print(LocalDateTime time) {
    return switch (chat().precision()) {
      case MINUTE -> MINUTES.format(time);
      case SECOND -> SECONDS.format(time);
    };
  }

  /// Tells several sinks the same.
  private record Everyone(List<ChatSink> sinks) implements ChatSink {
    @Override
    public void chat(Chat chat) throws IOException {
      for (ChatSink sink : sinks) {
        sink.chat(chat);
      }
    }

    @Override
    public void record(Record record) throws IOException {
      for (ChatSink sink : sinks) {
        sink.record(record);
      }
    }

    @Override
    public void end(End end) throws IOException {
      for (ChatSink sink : sinks) {
        sink.end(end);
      }
    }
  }
}
