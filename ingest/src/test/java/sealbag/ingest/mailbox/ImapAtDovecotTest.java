package sealbag.ingest.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The contract at a real server.
class ImapAtDovecotTest extends MailSourceContract {
  private static @Nullable Dovecot server;
  private String user = "";

  @BeforeAll
  static void start() throws IOException {
    Dovecot.require();
    server = Dovecot.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  static Dovecot server() {
    return Objects.requireNonNull(server);
  }

  @BeforeEach
  void newUser() {
    user = UUID.randomUUID().toString();
  }

  private OtherClient other() {
    return new OtherClient(server().imapPort(), user, Dovecot.PASSWORD);
  }

  @Override
  MailSource source() {
    return new ImapSource(ImapSettings.at(server().imapPort(), user), InstantSource.system());
  }

  @Override
  void arrive(String mail) throws Exception {
    server().put(user, mail.getBytes(ISO_8859_1));
  }

  @Override
  void removeByAnother(ListedMessage message) throws Exception {
    other().remove(message);
  }

  @Override
  boolean isMarked(ListedMessage message) throws Exception {
    return other().flags(message).contains(ImapSettings.KEYWORD);
  }

  @Test
  void theListingSaysSizeAndTimeOfEachMessage() throws Exception {
    Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    arrive(mail(1));
    try (MailSource source = source()) {
      ListedMessage message = source.list(Optional.empty()).messages().getFirst();

      assertThat(message.sizeBytes()).isEqualTo(mail(1).length());
      assertThat(message.arrivedAt().orElseThrow()).isBetween(before, Instant.now());
    }
  }

  @Test
  void aMailThatComesByTheServersOwnWayWakesTheWait() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        MailSource source = source()) {
      Listing before = source.list(Optional.empty());
      var waiting =
          threads.submit(
              () -> {
                source.await(Duration.ofMinutes(5));
                return "woken";
              });

      server().deliver(user, mail(1));

      assertThat(waiting.get(30, TimeUnit.SECONDS)).isEqualTo("woken");
      ListedMessage message = source.list(Optional.of(before.cursor())).messages().getFirst();
      assertThat(read(source, message)).startsWith("Return-Path: <>").endsWith(mail(1));
    }
  }
}
