package sealbag.ingest.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sealbag.parsers.chat.Attachment;
import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.Content;
import sealbag.parsers.chat.DateOrder;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.FixedTexts;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Warning;

class MessagesCsvTest {

  @Test
  void recordsBecomeLinesThatNoSpreadsheetTakesForFormulas() throws IOException {
    assertThat(write(Chat.Precision.MINUTE, record("=1+1, \"x\"\nnext")))
        .isEqualTo(
            """
            n,line,timestamp,timestampText,sender,kind,notice,text,attachments,edited,flags
            7,9,2023-03-22T13:30,"22/03/2023, 13:30",'@Ada,attachment,,"'=1+1, ""x""
            next",a.jpg (present); b.jpg (missing),true,OUT_OF_ORDER INVALID_UTF8
            """);
  }

  @Test
  void timesHaveTheSecondsThatTheExportPrints() throws IOException {
    assertThat(write(Chat.Precision.SECOND, record("hello"))).contains(",2023-03-22T13:30:00,");
  }

  private static String write(Chat.Precision precision, Record record) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var csv = new MessagesCsv(bytes);
    csv.chat(chat(precision));
    csv.record(record);
    csv.end(new End(1, 1, 10, 0, 10));
    return bytes.toString(UTF_8);
  }

  private static Record record(String text) {
    return new Record(
        7,
        9,
        2,
        0,
        10,
        Record.second(LocalDateTime.of(2023, 3, 22, 13, 30)),
        Optional.of("@Ada"),
        Optional.of("@Ada"),
        new Content(
            Record.Kind.ATTACHMENT,
            Optional.empty(),
            Optional.empty(),
            List.of(
                new Attachment("a.jpg", Attachment.Status.PRESENT, OptionalInt.of(0)),
                new Attachment("b.jpg", Attachment.Status.MISSING, OptionalInt.empty())),
            true),
        Set.of(Warning.Kind.INVALID_UTF8, Warning.Kind.OUT_OF_ORDER),
        FixedTexts.of("22/03/2023, 13:30", text));
  }

  private static Chat chat(Chat.Precision precision) {
    return new Chat(
        "chat.txt",
        "whatsapp",
        Chat.Platform.ANDROID,
        Optional.of("en"),
        DateOrder.DMY,
        Chat.Certainty.PROVED,
        "line 9: day 22",
        Chat.Clock.TWENTY_FOUR_HOURS,
        precision,
        Chat.Calendar.GREGORIAN,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }
}
