package sealbag.ingest.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What every mail source must do. A subclass says how mails get into its place.
abstract class MailSourceContract {
  private static final Duration LONG = Duration.ofMinutes(5);

  /// A new source at the place, which is empty at the beginning of a test.
  abstract MailSource source() throws Exception;

  /// A mail arrives.
  ///
  /// @param mail with lines that end in CRLF
  abstract void arrive(String mail) throws Exception;

  /// Another program removes a message.
  abstract void removeByAnother(ListedMessage message) throws Exception;

  /// Whether the message bears the mark that it was taken, or is no longer in the place for that
  /// reason.
  abstract boolean isMarked(ListedMessage message) throws Exception;

  /// What the place makes of a mail.
  String kept(String mail) {
    return mail;
  }

  static String mail(int number) {
    return "From: officer@example.org\r\nTo: evidence@example.org\r\nSubject: number %d\r\n\r\nText %d\r\n.\r\n..\r\nend\r\n"
        .formatted(number, number);
  }

  static String read(MailSource source, ListedMessage message) throws IOException {
    try (InputStream in = source.open(message)) {
      return new String(in.readAllBytes(), ISO_8859_1);
    }
  }

  static List<String> ids(Listing listing) {
    return listing.messages().stream().map(ListedMessage::id).toList();
  }

  @Test
  void anEmptyPlaceListsNothing() throws Exception {
    try (MailSource source = source()) {
      assertThat(source.list(Optional.empty()).messages()).isEmpty();
    }
  }

  @Test
  void eachMessageIsListedOnceInTheOrderOfArrival() throws Exception {
    for (int i = 1; i <= 5; i++) {
      arrive(mail(i));
    }

    try (MailSource source = source()) {
      Listing listing = source.list(Optional.empty());

      assertThat(ids(listing)).hasSize(5).doesNotHaveDuplicates();
      for (int i = 1; i <= 5; i++) {
        assertThat(read(source, listing.messages().get(i - 1))).contains("number " + i);
      }
    }
  }

  @Test
  void whatIsNewIsListedAfterTheCursor() throws Exception {
    arrive(mail(1));
    arrive(mail(2));
    try (MailSource source = source()) {
      Listing first = source.list(Optional.empty());
      assertThat(source.list(Optional.of(first.cursor())).messages()).isEmpty();

      arrive(mail(3));
      Listing second = source.list(Optional.of(first.cursor()));

      assertThat(ids(second)).hasSize(1).doesNotContainAnyElementsOf(ids(first));
      assertThat(read(source, second.messages().getFirst())).contains("number 3");
    }
  }

  @Test
  void aCursorThatMeansNothingHereListsEverything() throws Exception {
    arrive(mail(1));
    try (MailSource source = source()) {
      assertThat(source.list(Optional.of("of another source")).messages()).hasSize(1);
    }
  }

  @Test
  void theBytesAreHandedOutAsStored() throws Exception {
    arrive(mail(1));
    try (MailSource source = source()) {
      ListedMessage message = source.list(Optional.empty()).messages().getFirst();

      assertThat(read(source, message)).isEqualTo(kept(mail(1)));
      assertThat(read(source, message)).isEqualTo(kept(mail(1)));
    }
  }

  @Test
  void anotherSourceAtTheSamePlaceKnowsTheMessageByTheSameName() throws Exception {
    arrive(mail(1));
    ListedMessage message;
    try (MailSource source = source()) {
      message = source.list(Optional.empty()).messages().getFirst();
    }

    try (MailSource other = source()) {
      assertThat(read(other, message)).isEqualTo(kept(mail(1)));
      assertThat(other.list(Optional.empty()).messages()).containsExactly(message);
    }
  }

  @Test
  void onlyAcknowledgingMarksAMessageAndDoingSoTwiceChangesNothing() throws Exception {
    arrive(mail(1));
    arrive(mail(2));
    try (MailSource source = source()) {
      List<ListedMessage> messages = source.list(Optional.empty()).messages();
      var _ = read(source, messages.getFirst());
      assertThat(isMarked(messages.getFirst())).isFalse();

      source.acknowledge(messages.getFirst());
      source.acknowledge(messages.getFirst());

      assertThat(isMarked(messages.getFirst())).isTrue();
      assertThat(isMarked(messages.getLast())).isFalse();
    }
  }

  @Test
  void aMessageThatAnotherProgramRemovedIsGone() throws Exception {
    arrive(mail(1));
    arrive(mail(2));
    try (MailSource source = source()) {
      List<ListedMessage> messages = source.list(Optional.empty()).messages();

      removeByAnother(messages.getFirst());

      assertThatThrownBy(() -> read(source, messages.getFirst()))
          .isInstanceOf(MessageGoneException.class);
      source.acknowledge(messages.getFirst());
      assertThat(read(source, messages.getLast())).isEqualTo(kept(mail(2)));
    }
  }

  @Test
  void awaitWakesWhenAMailArrives() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        MailSource source = source()) {
      Listing before = source.list(Optional.empty());
      Future<?> waiting = threads.submit(() -> await(source, LONG));

      arrive(mail(1));

      assertThat(waiting.get(30, TimeUnit.SECONDS)).isEqualTo("woken");
      assertThat(source.list(Optional.of(before.cursor())).messages()).hasSize(1);
    }
  }

  @Test
  void aMailThatCameAfterTheListingAndBeforeTheWaitWakesIt() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        MailSource source = source()) {
      var _ = source.list(Optional.empty());
      arrive(mail(1));

      assertThat(threads.submit(() -> await(source, LONG)).get(30, TimeUnit.SECONDS))
          .isEqualTo("woken");
    }
  }

  @Test
  void awaitEndsWhenTheTimeIsOver() throws Exception {
    try (MailSource source = source()) {
      var _ = source.list(Optional.empty());
      long start = System.nanoTime();

      source.await(Duration.ofMillis(300));

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(299), Duration.ofSeconds(20));
    }
  }

  @Test
  void closingEndsAWaitAtOnce() throws Exception {
    MailSource source = source();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var _ = source.list(Optional.empty());
      source.await(Duration.ofMillis(1));
      Future<?> waiting = threads.submit(() -> await(source, LONG));

      source.close();

      assertThat(waiting.get(5, TimeUnit.SECONDS)).isEqualTo("woken");
    }
  }

  @Test
  void theLastAnswerIsKnownAfterTheFirst() throws Exception {
    try (MailSource source = source()) {
      assertThat(source.lastAnswer()).isEmpty();

      var _ = source.list(Optional.empty());

      assertThat(source.lastAnswer()).isPresent();
    }
  }

  private static String await(MailSource source, Duration atMost) throws Exception {
    source.await(atMost);
    return "woken";
  }
}
