package sealbag.ingest.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sealbag.parsers.chat.Attachment;
import sealbag.parsers.chat.Content;
import sealbag.parsers.chat.FixedTexts;
import sealbag.parsers.chat.Record;

class MentionsTest {
  private final Mentions mentions = new Mentions();

  @Test
  void recordsAreNotedByTheEntryThatTheyName() {
    mentions.record(record(1, present(4)));
    mentions.record(record(2, present(0), present(4), present(4)));

    assertThat(mentions.of(4)).containsExactly(1L, 2L);
    assertThat(mentions.of(0)).containsExactly(2L);
    assertThat(mentions.of(1)).isEmpty();
    assertThat(mentions.missing()).isEmpty();
  }

  @Test
  void absentFilesAreListedOnceInTheOrderOfTheirFirstMention() {
    mentions.record(record(1, missing("b.jpg")));
    mentions.record(record(2, missing("a.jpg")));
    mentions.record(record(3, missing("b.jpg")));

    assertThat(mentions.missing())
        .containsExactly(new Missing("b.jpg", List.of(1L, 3L)), new Missing("a.jpg", List.of(2L)));
  }

  @Test
  void whatWasNotCheckedIsNotCalledMissing() {
    mentions.record(
        record(1, new Attachment("a.jpg", Attachment.Status.NOT_CHECKED, OptionalInt.empty())));

    assertThat(mentions.missing()).isEmpty();
  }

  private static Attachment present(int entry) {
    return new Attachment("x.jpg", Attachment.Status.PRESENT, OptionalInt.of(entry));
  }

  private static Attachment missing(String name) {
    return new Attachment(name, Attachment.Status.MISSING, OptionalInt.empty());
  }

  private static Record record(long n, Attachment... attachments) {
    return new Record(
        n,
        n,
        1,
        0,
        1,
        Record.NO_SECOND,
        Optional.empty(),
        Optional.empty(),
        new Content(
            Record.Kind.ATTACHMENT,
            Optional.empty(),
            Optional.empty(),
            List.of(attachments),
            false),
        Set.of(),
        FixedTexts.of("", ""));
  }
}
