package sealbag.ingest.mailbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import sealbag.uploaders.delivery.Secret;

/// What a person can set about one mailbox.
public sealed interface MailboxSettings {

  /// The name of its section in the configuration; also its name in the ledger.
  String name();

  /// How often it is looked through at least, whatever wakes it besides.
  Duration scan();

  /// What arrived before is left alone; empty: nothing is.
  Optional<Instant> since();

  /// A folder of an IMAP server (RFC 9051).
  ///
  /// @param host name or address; a connection that is not encrypted is only made to this machine
  /// @param user the mailbox that is read; with OAuth the shared mailbox, not the application
  /// @param folder such as `INBOX`
  /// @param times how long to wait for what
  record Imap(
      String name,
      String host,
      int port,
      Security security,
      String user,
      Login login,
      String folder,
      Acknowledgement acknowledgement,
      Times times,
      Duration scan,
      Optional<Instant> since)
      implements MailboxSettings {}

  /// The inbox of a mailbox at Microsoft Graph.
  ///
  /// @param base `https://graph.microsoft.com/v1.0`
  /// @param user the address of the mailbox
  /// @param folder the well-known name or id of a folder, such as `inbox`
  record Graph(
      String name,
      URI base,
      String user,
      String folder,
      Login.OAuth login,
      Acknowledgement acknowledgement,
      Duration poll,
      Duration scan,
      Optional<Instant> since)
      implements MailboxSettings {}

  /// A folder on this machine into which other programs put mails or exports, one a file.
  ///
  /// @param stable how long a file must not have changed before it is taken
  record DropFolder(
      String name, Path folder, Duration stable, Duration scan, Optional<Instant> since)
      implements MailboxSettings {}

  /// How the connection is encrypted.
  enum Security {
    /// TLS from the first byte.
    TLS,
    /// TLS after a command in the clear; refused when the server does not offer it.
    STARTTLS,
    /// None; only to this machine.
    PLAIN
  }

  /// How Sealbag says who it is.
  sealed interface Login {
    /// With the mailbox's password.
    record Password(Secret password) implements Login {}

    /// As an application, with client credentials (RFC 6749 section 4.4).
    ///
    /// @param tokenUrl where tokens are given out
    /// @param scope what the token is for
    record OAuth(URI tokenUrl, String clientId, Proof proof, String scope) implements Login {}

    /// What proves the application.
    sealed interface Proof {
      /// A shared secret.
      record ClientSecret(Secret secret) implements Proof {}

      /// A certificate with its private key, in one PEM file (RFC 7523 section 2.2).
      record Certificate(Path pem) implements Proof {}
    }
  }

  /// How a mail is marked as taken.
  sealed interface Acknowledgement {
    /// Not at all; the mailbox is opened for reading only.
    record None() implements Acknowledgement {}

    /// With a keyword; Graph: a category.
    record Keyword(String keyword) implements Acknowledgement {}

    /// By moving it into another folder, which is made where it does not exist.
    record Move(String folder) implements Acknowledgement {}
  }

  /// How long to wait.
  ///
  /// @param connect for a connection
  /// @param answer for an answer to a command, and for a write
  /// @param idle at most in one IDLE; Microsoft 365 ends longer ones after ten minutes
  ///   (angus-mail#176)
  record Times(Duration connect, Duration answer, Duration idle) {
    public static Times standard() {
      return new Times(Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofMinutes(9));
    }
  }
}
