package sealbag.ingest.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sealbag.ingest.mailbox.MailSourceException.Why;
import tools.jackson.databind.JsonNode;

/// A folder of a mailbox at Microsoft Graph, read with the delta query and ids that stay when a
/// mail is moved.
///
/// The cursor is the address of the folder and Graph's deltaLink, so that one of another folder is
/// of no use.
public final class GraphSource implements MailSource {
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final MailboxSettings.Graph settings;
  private final GraphLinks links;
  private final GraphCalls calls;
  private final GraphMark mark;
  private final CountDownLatch closed = new CountDownLatch(1);

  GraphSource(MailboxSettings.Graph settings, InstantSource clock) {
    this(settings, new OAuthTokens(settings.login(), clock, CONNECT, ANSWER), clock);
  }

  public GraphSource(MailboxSettings.Graph settings, OAuthTokens tokens, InstantSource clock) {
    this(settings, tokens, clock, ANSWER);
  }

  GraphSource(
      MailboxSettings.Graph settings, OAuthTokens tokens, InstantSource clock, Duration answer) {
    this.settings = settings;
    this.links = new GraphLinks(settings);
    this.calls = new GraphCalls(settings.base(), tokens, clock, answer);
    this.mark = new GraphMark(calls, links);
  }

  @Override
  public Listing list(Optional<String> after) throws IOException {
    Optional<URI> link = after.flatMap(this::deltaLink);
    if (link.isPresent()) {
      try {
        return pages(link.orElseThrow());
      } catch (GraphRefusal.CursorLost _) {
        // everything again
      }
    }
    return pages(links.delta());
  }

  @Override
  public InputStream open(ListedMessage message) throws IOException {
    URI link = links.message(message.id(), "/$value");
    return new GraphBody(
        () -> {
          try {
            return calls.bytes(link);
          } catch (GraphRefusal.NotFound _) {
            throw new MessageGoneException();
          }
        });
  }

  @Override
  public void acknowledge(ListedMessage message) throws IOException {
    mark.mark(message.id(), settings.acknowledgement());
  }

  /// Graph does not call; it is asked again after a while.
  @Override
  public void await(Duration atMost) throws InterruptedException {
    Duration wait = atMost.compareTo(settings.poll()) < 0 ? atMost : settings.poll();
    var _ = closed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public Optional<Instant> lastAnswer() {
    return calls.lastAnswer();
  }

  @Override
  public Fidelity fidelity() {
    return Fidelity.AS_SERVED_GRAPH;
  }

  @Override
  public void close() {
    closed.countDown();
    calls.close();
  }

  private Optional<URI> deltaLink(String cursor) {
    String ours = links.delta() + " ";
    return cursor.startsWith(ours)
        ? parsed(cursor.substring(ours.length())).filter(calls::isOurs)
        : Optional.empty();
  }

  private Listing pages(URI first) throws IOException {
    List<ListedMessage> messages = new ArrayList<>();
    Set<URI> read = new HashSet<>();
    URI page = first;
    while (read.add(page)) {
      JsonNode answer = calls.get(page);
      if (!answer.path("value").isArray()) {
        throw strange();
      }
      for (JsonNode one : answer.path("value")) {
        if (!one.has("@removed")) {
          messages.add(message(one));
        }
      }
      if (answer.has("@odata.deltaLink")) {
        URI end = link(answer.path("@odata.deltaLink"));
        messages.sort(Comparator.comparing(one -> one.arrivedAt().orElse(Instant.MAX)));
        return new Listing(messages, links.delta() + " " + end);
      }
      page = link(answer.path("@odata.nextLink"));
    }
    throw strange();
  }

  private static ListedMessage message(JsonNode one) throws IOException {
    String id = one.path("id").asString("");
    if (id.isEmpty()) {
      throw strange();
    }
    return new ListedMessage(id, -1, instant(one.path("receivedDateTime").asString("")));
  }

  private URI link(JsonNode text) throws IOException {
    return parsed(text.asString(""))
        .filter(calls::isOurs)
        .orElseThrow(
            () ->
                new MailSourceException(
                    Why.REFUSED,
                    "Microsoft Graph named a further page that is not at graph-url, and it was not followed. Check graph-url of the mailbox."));
  }

  private static Optional<URI> parsed(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static MailSourceException strange() {
    return new MailSourceException(
        Why.AWAY, "Microsoft Graph answered a listing with something that is none.");
  }
}
