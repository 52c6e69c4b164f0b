package sealbag.ingest.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sealbag.ingest.mailbox.MailboxSettings;
import sealbag.ingest.mailbox.MailboxSettings.Acknowledgement;
import sealbag.ingest.mailbox.MailboxSettings.Login;
import sealbag.ingest.mailbox.MailboxSettings.Security;
import sealbag.ingest.mailbox.MailboxSettings.Times;
import sealbag.uploaders.delivery.Secret;

/// Reads the sections `[mailbox.NAME]`. Files and folders are relative to the home folder.
record MailboxValues(Path home, Values all) {
  private static final String IMAP_SCOPE = "https://outlook.office365.com/.default";
  private static final String GRAPH_SCOPE = "https://graph.microsoft.com/.default";

  /// Those without a problem; problems are noted.
  List<MailboxSettings> settings() {
    return all.mailboxes().stream().flatMap(name -> one(name).stream()).toList();
  }

  private Optional<MailboxSettings> one(String name) {
    Values values = all.of(name);
    String kind = values.text(Key.MAILBOX_KIND);
    return switch (kind) {
      case "imap" -> imap(name, values);
      case "graph" -> graph(name, values);
      case "folder" -> folder(name, values);
      default -> {
        values.problem(
            values.path(Key.MAILBOX_KIND) + " is \"" + kind + "\"; give imap, graph or folder");
        yield Optional.empty();
      }
    };
  }

  private Optional<MailboxSettings> imap(String name, Values values) {
    Optional<String> host = needed(values, Key.MAILBOX_HOST);
    Optional<String> user = needed(values, Key.MAILBOX_USER);
    Security security = security(values);
    Optional<Login> login = login(name, values, IMAP_SCOPE);
    if (host.isEmpty() || user.isEmpty() || login.isEmpty()) {
      return Optional.empty();
    }
    if (security == Security.PLAIN && !isThisMachine(host.orElseThrow())) {
      values.problem(
          values.path(Key.MAILBOX_SECURITY)
              + " is \"plain\", which would send the password readably over the network; give tls or starttls");
    }
    return Optional.of(
        new MailboxSettings.Imap(
            name,
            host.orElseThrow(),
            port(values, security),
            security,
            user.orElseThrow(),
            login.orElseThrow(),
            values.text(Key.MAILBOX_FOLDER),
            acknowledgement(values),
            Times.standard(),
            scan(values),
            since(values)));
  }

  private Optional<MailboxSettings> graph(String name, Values values) {
    Optional<String> user = needed(values, Key.MAILBOX_USER);
    Optional<Login.OAuth> login = oauth(name, values, GRAPH_SCOPE);
    Optional<URI> base = address(values, Key.MAILBOX_GRAPH_URL);
    if (login.isEmpty() || user.isEmpty() || base.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new MailboxSettings.Graph(
            name,
            base.orElseThrow(),
            user.orElseThrow(),
            values.text(Key.MAILBOX_FOLDER).toLowerCase(Locale.ROOT),
            login.orElseThrow(),
            acknowledgement(values),
            Duration.ofSeconds(20),
            scan(values),
            since(values)));
  }

  private Optional<MailboxSettings> folder(String name, Values values) {
    return needed(values, Key.MAILBOX_PATH)
        .map(path -> home.toAbsolutePath().resolve(path).normalize())
        .map(
            folder ->
                new MailboxSettings.DropFolder(
                    name,
                    folder,
                    Duration.ofSeconds(values.count(Key.MAILBOX_STABLE_SECONDS)),
                    scan(values),
                    since(values)));
  }

  private static Duration scan(Values values) {
    return Duration.ofMinutes(values.count(Key.MAILBOX_SCAN_MINUTES));
  }

  /// The beginning of the day that is given.
  private Optional<Instant> since(Values values) {
    Optional<String> day = values.optional(Key.MAILBOX_SINCE);
    try {
      return day.map(text -> LocalDate.parse(text).atStartOfDay(zone()).toInstant());
    } catch (DateTimeParseException _) {
      values.problem(
          values.path(Key.MAILBOX_SINCE)
              + " is \""
              + day.orElse("")
              + "\", which is no day; give it as 2026-11-27");
      return Optional.empty();
    }
  }

  /// A zone that is none is reported where letters are set up.
  private ZoneId zone() {
    try {
      return ZoneId.of(all.text(Key.RECEIPTS_ZONE));
    } catch (DateTimeException _) {
      return ZoneOffset.UTC;
    }
  }

  private static Optional<String> needed(Values values, Key key) {
    Optional<String> value = values.optional(key);
    if (value.isEmpty()) {
      values.problem(values.path(key) + " is missing; give it (" + key.meaning() + ")");
    }
    return value;
  }

  private static Security security(Values values) {
    String text = values.text(Key.MAILBOX_SECURITY);
    for (Security security : Security.values()) {
      if (security.name().toLowerCase(Locale.ROOT).equals(text)) {
        return security;
      }
    }
    values.problem(
        values.path(Key.MAILBOX_SECURITY) + " is \"" + text + "\"; give tls, starttls or plain");
    return Security.TLS;
  }

  static boolean isThisMachine(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }

  private static int port(Values values, Security security) {
    if (values.optional(Key.MAILBOX_PORT).isPresent()) {
      return values.count(Key.MAILBOX_PORT);
    }
    return security == Security.TLS ? 993 : 143;
  }

  private Optional<Login> login(String name, Values values, String scope) {
    if (values.optional(Key.MAILBOX_CLIENT_ID).isPresent()) {
      return oauth(name, values, scope).map(oauth -> oauth);
    }
    Optional<String> password =
        values.secret(Key.MAILBOX_PASSWORD_FILE, variable(name, "PASSWORD"));
    if (password.isEmpty()) {
      values.problem(
          "mailbox."
              + name
              + " has no password; set "
              + variable(name, "PASSWORD")
              + " or "
              + values.path(Key.MAILBOX_PASSWORD_FILE)
              + ", or give "
              + values.path(Key.MAILBOX_CLIENT_ID)
              + " for OAuth");
    }
    return password.map(text -> new Login.Password(new Secret(text)));
  }

  private Optional<Login.OAuth> oauth(String name, Values values, String scope) {
    Optional<String> client = needed(values, Key.MAILBOX_CLIENT_ID);
    Optional<URI> tokens = tokens(values);
    Optional<Login.Proof> proof = proof(name, values);
    if (client.isEmpty() || tokens.isEmpty() || proof.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Login.OAuth(
            tokens.orElseThrow(),
            client.orElseThrow(),
            proof.orElseThrow(),
            values.optional(Key.MAILBOX_SCOPE).orElse(scope)));
  }

  private static Optional<URI> tokens(Values values) {
    if (values.optional(Key.MAILBOX_TOKEN_URL).isPresent()) {
      return address(values, Key.MAILBOX_TOKEN_URL);
    }
    return needed(values, Key.MAILBOX_TENANT)
        .map(
            tenant ->
                URI.create(
                    "https://login.microsoftonline.com/"
                        + tenant.replaceAll("[^A-Za-z0-9.-]", "")
                        + "/oauth2/v2.0/token"));
  }

  private Optional<Login.Proof> proof(String name, Values values) {
    Optional<String> pem = values.optional(Key.MAILBOX_CERTIFICATE_FILE);
    if (pem.isPresent()) {
      Path file = home.toAbsolutePath().resolve(pem.orElseThrow()).normalize();
      if (!Files.isReadable(file)) {
        values.problem(
            values.path(Key.MAILBOX_CERTIFICATE_FILE)
                + " names a file that cannot be read; give a PEM file with certificate and private key");
      }
      return Optional.of(new Login.Proof.Certificate(file));
    }
    Optional<String> secret =
        values.secret(Key.MAILBOX_CLIENT_SECRET_FILE, variable(name, "CLIENT_SECRET"));
    if (secret.isEmpty()) {
      values.problem(
          "mailbox."
              + name
              + " has no secret for OAuth; set "
              + variable(name, "CLIENT_SECRET")
              + ", "
              + values.path(Key.MAILBOX_CLIENT_SECRET_FILE)
              + " or "
              + values.path(Key.MAILBOX_CERTIFICATE_FILE));
    }
    return secret.map(text -> new Login.Proof.ClientSecret(new Secret(text)));
  }

  /// The name of an environment variable of one mailbox.
  private static String variable(String name, String what) {
    return "SEALBAG_MAILBOX_" + name.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + what;
  }

  private static Acknowledgement acknowledgement(Values values) {
    String text = values.text(Key.MAILBOX_ACKNOWLEDGE);
    return switch (text) {
      case "keyword" -> new Acknowledgement.Keyword(values.text(Key.MAILBOX_KEYWORD));
      case "move" -> new Acknowledgement.Move(values.text(Key.MAILBOX_MOVE_TO));
      case "none" -> new Acknowledgement.None();
      default -> {
        values.problem(
            values.path(Key.MAILBOX_ACKNOWLEDGE)
                + " is \""
                + text
                + "\"; give keyword, move or none");
        yield new Acknowledgement.None();
      }
    };
  }

  /// An address that is encrypted, or on this machine.
  private static Optional<URI> address(Values values, Key key) {
    try {
      URI address = URI.create(values.text(key));
      boolean encrypted = "https".equals(address.getScheme());
      String host = address.getHost();
      if (host != null && (encrypted || isThisMachine(host))) {
        return Optional.of(address);
      }
    } catch (IllegalArgumentException _) {
      // said below, with the same remedy
    }
    values.problem(values.path(key) + " is no address; give https://HOST/PATH");
    return Optional.empty();
  }
}
