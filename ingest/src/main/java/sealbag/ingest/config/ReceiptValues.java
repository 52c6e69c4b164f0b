package sealbag.ingest.config;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sealbag.ingest.covering.Reason;
import sealbag.ingest.mailbox.MailboxSettings;
import sealbag.ingest.receipts.Address;
import sealbag.ingest.receipts.LetterSettings;
import sealbag.ingest.receipts.LetterSettings.Security;
import sealbag.uploaders.delivery.Secret;

/// Reads the sections `[receipts]` and `[smtp]`.
record ReceiptValues(Path home, Values values) {
  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?");

  /// From whom letters are that are only written into a folder, where nothing says it.
  private static final Address NOBODY = new Address("sealbag@localhost");

  /// The settings; problems are noted.
  ///
  /// @param recordOnly reasons whose packages are recorded and not uploaded
  LetterSettings settings(List<MailboxSettings> mailboxes, Set<Reason> recordOnly) {
    List<Address> read = mailboxes.stream().flatMap(ReceiptValues::address).toList();
    Optional<Address> named = address(Key.RECEIPTS_FROM);
    Optional<Address> from = named.or(() -> read.stream().findFirst());
    if (from.isEmpty()
        && values.optional(Key.SMTP_HOST).isPresent()
        && values.optional(Key.RECEIPTS_FROM).isEmpty()) {
      values.problem(
          "smtp.host is set, but nothing says whom letters are from; give receipts.from, the address of the mailbox that Sealbag reads");
    }
    Set<Address> own = new HashSet<>(read);
    from.ifPresent(own::add);
    return new LetterSettings(
        from.orElse(NOBODY),
        domain(from.orElse(NOBODY)),
        new LetterSettings.Words(
            evidenceSystem(),
            values.optional(Key.RECEIPTS_HELP).map(ReceiptValues::oneLine),
            oneLine(values.text(Key.RECEIPTS_NOTICE)),
            zone(),
            recordOnly),
        address(Key.RECEIPTS_SUPERVISOR),
        address(Key.RECEIPTS_STAFF),
        own,
        new LetterSettings.Limits(
            values.count(Key.RECEIPTS_MOST_PER_HOUR),
            Duration.ofDays(values.count(Key.RECEIPTS_REMIND_DAYS)),
            Duration.ofHours(values.count(Key.RECEIPTS_WAITING_HOURS)),
            Duration.ofHours(values.count(Key.RECEIPTS_OVERDUE_HOURS))),
        outbox());
  }

  /// The address of a mailbox, where its user's name is one.
  private static Stream<Address> address(MailboxSettings mailbox) {
    return switch (mailbox) {
      case MailboxSettings.Imap imap -> Address.of(imap.user()).stream();
      case MailboxSettings.Graph graph -> Address.of(graph.user()).stream();
      case MailboxSettings.DropFolder _ -> Stream.empty();
    };
  }

  private Optional<Address> address(Key key) {
    Optional<String> text = values.optional(key);
    Optional<Address> address = text.flatMap(Address::of);
    if (text.isPresent() && address.isEmpty()) {
      values.problem(
          key.path()
              + " is \""
              + text.orElseThrow()
              + "\"; give a bare address such as name@example.org");
    }
    return address;
  }

  private String domain(Address from) {
    String domain =
        values.optional(Key.RECEIPTS_DOMAIN).orElse(from.domain()).strip().toLowerCase(Locale.ROOT);
    if (!DOMAIN.matcher(domain).matches()) {
      values.problem(
          "receipts.domain is \"" + domain + "\"; give a domain such as sealbag.example.org");
    }
    return domain;
  }

  private String evidenceSystem() {
    boolean isAxon = values.text(Key.UPLOAD_TO).startsWith("axon:");
    return values
        .optional(Key.RECEIPTS_EVIDENCE_SYSTEM)
        .map(ReceiptValues::oneLine)
        .orElse(isAxon ? "Axon" : "the evidence store");
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private ZoneId zone() {
    String text = values.text(Key.RECEIPTS_ZONE);
    try {
      return ZoneId.of(text);
    } catch (DateTimeException _) {
      values.problem(
          "receipts.zone is \""
              + text
              + "\", which is no time zone; give one such as Europe/London");
      return ZoneOffset.UTC;
    }
  }

  private LetterSettings.OutboxSettings outbox() {
    Optional<String> host = values.optional(Key.SMTP_HOST);
    if (host.isEmpty()) {
      return new LetterSettings.Folder(
          home.toAbsolutePath().normalize().resolve("outbox/receipts"));
    }
    Security security = security();
    if (security == Security.PLAIN && !MailboxValues.isThisMachine(host.orElseThrow())) {
      values.problem(
          "smtp.security is \"plain\", which would send letters readably over the network; give tls or starttls");
    }
    return new LetterSettings.Smtp(host.orElseThrow(), port(security), security, login());
  }

  private Security security() {
    String text = values.text(Key.SMTP_SECURITY);
    for (Security security : Security.values()) {
      if (security.name().toLowerCase(Locale.ROOT).equals(text)) {
        return security;
      }
    }
    values.problem("smtp.security is \"" + text + "\"; give tls, starttls or plain");
    return Security.TLS;
  }

  private int port(Security security) {
    if (values.optional(Key.SMTP_PORT).isPresent()) {
      return values.count(Key.SMTP_PORT);
    }
    return switch (security) {
      case TLS -> 465;
      case STARTTLS -> 587;
      case PLAIN -> 25;
    };
  }

  private Optional<LetterSettings.Login> login() {
    Optional<String> user = values.optional(Key.SMTP_USER);
    Optional<String> password = values.secret(Key.SMTP_PASSWORD_FILE, "SEALBAG_SMTP_PASSWORD");
    if (user.isPresent() && password.isEmpty()) {
      values.problem(
          "smtp.user is set, but there is no password; set SEALBAG_SMTP_PASSWORD or smtp.password-file");
    }
    if (user.isEmpty() && password.isPresent()) {
      values.problem("smtp.password-file is set, but smtp.user is not; give both or none");
    }
    return user.flatMap(
        name -> password.map(text -> new LetterSettings.Login(name, new Secret(text))));
  }
}
