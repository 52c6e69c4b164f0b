package sealbag.ingest.mailbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import sealbag.ingest.mailbox.MailSourceException.Why;
import sealbag.ingest.mailbox.MailboxSettings.Login;

/// The access token of one application, got with client credentials (RFC 6749 section 4.4) and kept
/// until four fifths of its life are over. Any thread may ask; one of them fetches, the others wait
/// for it.
public final class OAuthTokens {
  private final TokenRequest request;
  private final InstantSource clock;
  private final ReentrantLock turn = new ReentrantLock();
  private @Nullable Token kept;

  /// @param connect how long to wait for a connection to the token service
  /// @param answer how long to wait for its answer
  public OAuthTokens(Login.OAuth login, InstantSource clock, Duration connect, Duration answer) {
    this.request = new TokenRequest(login, clock, connect, answer);
    this.clock = clock;
  }

  /// A token that is good for a while. While the token service is away, the one that is kept is
  /// handed out to the end of its life.
  ///
  /// @throws MailSourceException with a sentence that says who can mend it
  public String token() throws IOException {
    turn.lock();
    try {
      Instant now = clock.instant();
      Token token = kept;
      if (token == null || !now.isBefore(token.renewAt())) {
        token = renewed(token, now);
        kept = token;
      }
      return token.text();
    } finally {
      turn.unlock();
    }
  }

  /// The far side did not take the token that was handed out; the next one is fetched.
  public void forget() {
    turn.lock();
    try {
      kept = null;
    } finally {
      turn.unlock();
    }
  }

  private Token renewed(@Nullable Token old, Instant now) throws IOException {
    try {
      return request.send();
    } catch (MailSourceException e) {
      if (e.why() == Why.AWAY && old != null && now.isBefore(old.endsAt())) {
        return old;
      }
      throw e;
    }
  }

  /// What the token service gave out.
  ///
  /// @param renewAt when four fifths of its life are over
  record Token(String text, Instant renewAt, Instant endsAt) {

    static Token of(String text, Instant now, Duration life) {
      return new Token(text, now.plus(life.multipliedBy(4).dividedBy(5)), now.plus(life));
    }

    /// Never the token itself.
    @Override
    public String toString() {
      return "Token until " + endsAt;
    }
  }
}
