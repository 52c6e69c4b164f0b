package sealbag.ingest.config;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Every key of `sealbag.toml`, with its default and what it means. The README lists the same.
public enum Key {
  PACKAGE_ORGANISATION("package", "organisation", "", "name of the organisation, for bag-info.txt"),

  UPLOAD_TO(
      "upload",
      "to",
      "folder:outbox/evidence",
      "where packages go: folder:PATH, axon:https://HOST or s3://BUCKET/PREFIX"),
  UPLOAD_RESTRICTED_TO(
      "upload",
      "restricted-to",
      "folder:outbox/restricted",
      "where packages of restricted reasons go when a person has released them; as upload.to"),
  UPLOAD_PARTNER_ID("upload", "partner-id", "", "axon: the agency id"),
  UPLOAD_CLIENT_ID("upload", "client-id", "", "axon: the API client"),
  UPLOAD_SECRET_FILE(
      "upload", "client-secret-file", "", "axon: file with the secret, or SEALBAG_UPLOAD_SECRET"),
  UPLOAD_CATEGORY("upload", "category", "", "axon: evidence category; decides retention there"),
  UPLOAD_LARGEST_FILE(
      "upload", "largest-file-mib", "4096", "axon: largest package that the service takes"),
  UPLOAD_LINK_CASE(
      "upload", "link-case", "off", "axon: link to the case whose title is the reference"),
  UPLOAD_PATH_TOKEN("upload", "path-token", "/api/oauth2/token", "axon: where to sign in"),
  UPLOAD_PATH_UPLOADS("upload", "path-uploads", "/api/v1", "axon: before the agency, uploads"),
  UPLOAD_PATH_EVIDENCE("upload", "path-evidence", "/api/v1", "axon: before the agency, evidence"),
  UPLOAD_PATH_USERS("upload", "path-users", "/api/v4", "axon: before the agency, users"),
  UPLOAD_PATH_CASES("upload", "path-cases", "/api/v2", "axon: before the agency, cases"),
  UPLOAD_S3_ENDPOINT(
      "upload", "s3-endpoint", "", "s3: address of a store that is not Amazon's, https://HOST"),
  UPLOAD_S3_REGION("upload", "s3-region", "eu-west-2", "s3: the bucket's region"),
  UPLOAD_S3_PATH_STYLE(
      "upload", "s3-path-style", "off", "s3: on: the bucket stands in the path, not in the host"),
  UPLOAD_S3_KMS_KEY(
      "upload", "s3-kms-key", "", "s3: KMS key to encrypt with; empty: as the bucket does"),
  UPLOAD_S3_STORAGE_CLASS(
      "upload", "s3-storage-class", "", "s3: storage class; empty: the store's own"),
  UPLOAD_S3_LOCK_MODE(
      "upload", "s3-lock-mode", "off", "s3: Object Lock: off, governance or compliance"),
  UPLOAD_S3_LOCK_DAYS(
      "upload", "s3-lock-days", "", "s3: Object Lock: days from the receipt of the export"),
  UPLOAD_S3_LEGAL_HOLD("upload", "s3-legal-hold", "off", "s3: on: put a legal hold on packages"),
  UPLOAD_S3_CHECKSUMS(
      "upload",
      "s3-checksums",
      "when_supported",
      "s3: when_required for a store that knows no SHA-256 checksums"),
  UPLOAD_S3_PART_MEGABYTES(
      "upload", "s3-part-megabytes", "16", "s3: parts of packages above 64 MiB, 5 to 1024, in MiB"),

  UPLOAD_IMPORT_SHEET(
      "upload", "import-sheet", "off", "folder: on: a CSV beside each package, for import by hand"),
  UPLOAD_BANDWIDTH(
      "upload", "bandwidth", "", "axon, s3: such as 08:00-18:00 2MiB/s, otherwise unlimited"),
  UPLOAD_LARGE_FROM("upload", "large-from-mib", "1024", "from this size it is large, in MiB"),
  UPLOAD_LARGE_ONLY_BETWEEN(
      "upload", "large-only-between", "", "when large packages leave, such as 19:00-06:00"),

  POLICY_UPLOAD_WITHIN(
      "policy", "upload-within-hours", "24", "overdue when not uploaded after so many hours"),
  POLICY_RECORD_WITHIN(
      "policy", "record-within-hours", "72", "overdue when not recorded after so many hours"),

  REASON_DELIVER(
      "reason.NAME", "deliver", "upload-and-stub", "or stub-only: recorded, not uploaded"),
  REASON_UPLOAD_TO("reason.NAME", "upload-to", "", "as upload.to; empty: the general setting"),
  REASON_RECORDS_TO("reason.NAME", "records-to", "", "as records.to; empty: the general setting"),
  REASON_CATEGORY(
      "reason.NAME", "category", "", "of the evidence and the record; empty: the general ones"),
  REASON_RETENTION_DAYS(
      "reason.NAME", "retention-days", "", "s3: Object Lock, instead of upload.s3-lock-days"),
  REASON_MARKING(
      "reason.NAME", "marking", "", "OFFICIAL or OFFICIAL-SENSITIVE; empty: records.marking"),

  RECORDS_TO(
      "records",
      "to",
      "folder:outbox/records",
      "where record stubs go: folder:PATH or https://HOST"),
  RECORDS_RESTRICTED_TO(
      "records",
      "restricted-to",
      "folder:outbox/restricted-records",
      "where stubs of restricted reasons go; as records.to"),
  RECORDS_CLIENT_ID("records", "client-id", "", "https: the API client"),
  RECORDS_SECRET_FILE(
      "records",
      "client-secret-file",
      "",
      "https: file with the secret, or SEALBAG_RECORDS_SECRET"),
  RECORDS_CERTIFICATE_FILE(
      "records",
      "client-certificate-file",
      "",
      "https: the certificate to show: PEM or PKCS#12 file"),
  RECORDS_KEY_FILE(
      "records",
      "client-key-file",
      "",
      "https: PEM file with its private key; empty: it stands in the certificate's file"),
  RECORDS_CERTIFICATE_PASSWORD_FILE(
      "records",
      "client-certificate-password-file",
      "",
      "https: file with the password of PKCS#12, or SEALBAG_RECORDS_CERTIFICATE_PASSWORD"),
  RECORDS_AUTHORITY_FILE(
      "records",
      "authority-file",
      "",
      "https: PEM file with the certificate authorities to trust; empty: Java's"),
  RECORDS_PATH("records", "path", "/incidents", "https: where stubs are made, after the address"),
  RECORDS_TYPE("records", "type", "incident", "what the records system calls a stub"),
  RECORDS_MARKING(
      "records",
      "marking",
      "OFFICIAL-SENSITIVE",
      "protective marking: OFFICIAL-SENSITIVE or OFFICIAL"),
  RECORDS_HANDLING("records", "handling", "", "handling instructions, one line"),
  RECORDS_CATEGORY("records", "category", "", "category of the record"),
  RECORDS_EARLY_HOURS(
      "records",
      "early-after-hours",
      "4",
      "a stub is made without its evidence when the upload has waited so long, in hours; 0: never"),
  RECORDS_MAIL_TO(
      "records",
      "mail-to",
      "",
      "address that gets stubs which could not be made in six tries; never those of restricted reasons"),

  LEDGER_URL(
      "ledger", "url", "", "JDBC address of PostgreSQL; empty: ledger.db in the home folder"),
  LEDGER_USER("ledger", "user", "", "database user"),
  LEDGER_PASSWORD_FILE(
      "ledger", "password-file", "", "file with the password, or SEALBAG_LEDGER_PASSWORD"),

  MAILBOX_KIND("mailbox.NAME", "kind", "imap", "imap, graph or folder"),
  MAILBOX_HOST("mailbox.NAME", "host", "", "imap: the mail server"),
  MAILBOX_PORT("mailbox.NAME", "port", "", "imap: port; empty: 993, or 143 without tls"),
  MAILBOX_SECURITY(
      "mailbox.NAME", "security", "tls", "imap: tls, starttls, or plain (only to this machine)"),
  MAILBOX_USER("mailbox.NAME", "user", "", "imap and graph: the mailbox's user or address"),
  MAILBOX_PASSWORD_FILE(
      "mailbox.NAME",
      "password-file",
      "",
      "imap: file with the password, or SEALBAG_MAILBOX_NAME_PASSWORD"),
  MAILBOX_TENANT(
      "mailbox.NAME", "tenant", "", "OAuth: the tenant at Microsoft; instead of a password"),
  MAILBOX_TOKEN_URL(
      "mailbox.NAME",
      "token-url",
      "",
      "OAuth: where tokens are given out, where it is not Microsoft"),
  MAILBOX_SCOPE("mailbox.NAME", "scope", "", "OAuth: scope; empty: Microsoft's for the kind"),
  MAILBOX_CLIENT_ID("mailbox.NAME", "client-id", "", "OAuth: the application"),
  MAILBOX_CLIENT_SECRET_FILE(
      "mailbox.NAME",
      "client-secret-file",
      "",
      "OAuth: file with the application's secret, or SEALBAG_MAILBOX_NAME_CLIENT_SECRET"),
  MAILBOX_CERTIFICATE_FILE(
      "mailbox.NAME",
      "certificate-file",
      "",
      "OAuth: PEM file with certificate and private key, instead of a secret"),
  MAILBOX_FOLDER("mailbox.NAME", "folder", "INBOX", "imap and graph: the folder that is read"),
  MAILBOX_ACKNOWLEDGE(
      "mailbox.NAME",
      "acknowledge",
      "keyword",
      "how a mail is marked as taken: keyword, move, or none (read only); never deleted"),
  MAILBOX_KEYWORD("mailbox.NAME", "keyword", "SealbagTaken", "the keyword, or graph's category"),
  MAILBOX_MOVE_TO("mailbox.NAME", "move-to", "Sealbag taken", "the folder to move to"),
  MAILBOX_PATH("mailbox.NAME", "path", "", "folder: where mails and exports appear as files"),
  MAILBOX_GRAPH_URL(
      "mailbox.NAME", "graph-url", "https://graph.microsoft.com/v1.0", "graph: the service"),
  MAILBOX_STABLE_SECONDS(
      "mailbox.NAME", "stable-seconds", "5", "folder: unchanged for so long before it is taken"),
  MAILBOX_SINCE(
      "mailbox.NAME",
      "since",
      "",
      "a day, 2026-11-27: what arrived before it is counted and left alone; empty: nothing is"),
  MAILBOX_SCAN_MINUTES(
      "mailbox.NAME",
      "scan-minutes",
      "5",
      "looks at the whole of what is new at least so often, in minutes"),

  RECEIPTS_FROM(
      "receipts",
      "from",
      "",
      "address that letters are from; give the mailbox that Sealbag reads, so that answers arrive; empty: the first mailbox"),
  RECEIPTS_DOMAIN(
      "receipts", "domain", "", "domain of a letter's Message-ID; empty: that of receipts.from"),
  RECEIPTS_ZONE("receipts", "zone", "Europe/London", "time zone of dates and times in letters"),
  RECEIPTS_EVIDENCE_SYSTEM(
      "receipts",
      "evidence-system",
      "",
      "what letters call the place of upload.to; empty: Axon, or the evidence store for a folder"),
  RECEIPTS_HELP(
      "receipts",
      "help",
      "",
      "how an officer reaches help, after the words: reply to this mail, or"),
  RECEIPTS_NOTICE(
      "receipts",
      "notice",
      "Lawful Business Monitoring applies to messages on issued devices.",
      "last line of every letter"),
  RECEIPTS_SUPERVISOR(
      "receipts", "supervisor", "", "address that is told that a restricted submission waits"),
  RECEIPTS_STAFF("receipts", "staff", "", "address that gets a digest once a day"),
  RECEIPTS_MOST_PER_HOUR(
      "receipts", "most-per-hour", "20", "letters to one address in an hour; more of them wait"),
  RECEIPTS_REMIND_DAYS(
      "receipts", "remind-days", "14", "reminder so many days before messages may disappear"),
  RECEIPTS_WAITING_HOURS(
      "receipts",
      "waiting-hours",
      "4",
      "second letter when not uploaded so many hours after sealing"),
  RECEIPTS_OVERDUE_HOURS(
      "receipts", "overdue-hours", "72", "notice when not recorded after so many hours"),

  SMTP_HOST(
      "smtp", "host", "", "mail server for letters; empty: files in outbox/receipts of the home"),
  SMTP_PORT("smtp", "port", "", "port; empty: 465, 587 for starttls, 25 for plain"),
  SMTP_SECURITY("smtp", "security", "tls", "tls, starttls, or plain (only to this machine)"),
  SMTP_USER("smtp", "user", "", "user; empty: none"),
  SMTP_PASSWORD_FILE(
      "smtp", "password-file", "", "file with the password, or SEALBAG_SMTP_PASSWORD"),

  MAIL_AUTHSERV_ID(
      "mail",
      "authserv-id",
      "",
      "name of your mail server in Authentication-Results; others are not trusted"),
  MAIL_DKIM_LOOKUP(
      "mail", "dkim-lookup", "off", "on: look up the keys of DKIM signatures in the DNS"),

  MAIL_SENDERS(
      "mail",
      "senders",
      "",
      "who may send to a mailbox, a list: name@domain, @domain or @*.domain; empty: nobody"),
  MAIL_LEAST_VERDICT(
      "mail",
      "least-verdict",
      "ar-pass",
      "least that must speak for a sender: signed-aligned, ar-pass, internal-hop or none"),
  MAIL_REFERENCE_PATTERNS(
      "mail",
      "reference-patterns",
      "",
      "shapes of a reference, a list of regular expressions; empty: the usual ones"),
  MAIL_EXHIBIT_PATTERNS(
      "mail",
      "exhibit-patterns",
      "",
      "shapes of an exhibit, a list of regular expressions; empty: initials/number"),
  MAIL_SUPPLEMENT_DAYS(
      "mail",
      "supplement-days",
      "14",
      "how long an export may supplement an earlier one of the same sender, in days"),

  MAIL_MEGABYTES("limits", "mail-megabytes", "200", "largest mail, in MiB"),
  MAIL_PARTS("limits", "mail-parts", "1000", "most parts of a mail"),
  MAIL_DEPTH("limits", "mail-depth", "32", "deepest nesting of a mail"),
  ARCHIVE_MEGABYTES("limits", "archive-megabytes", "2048", "largest zip, in MiB"),
  ARCHIVE_ENTRIES("limits", "archive-entries", "20000", "most entries of a zip"),
  ARCHIVE_TOTAL_MEGABYTES(
      "limits", "archive-total-megabytes", "4096", "most bytes unpacked from a zip, in MiB"),
  ARCHIVE_ENTRY_MEGABYTES(
      "limits", "archive-entry-megabytes", "2048", "largest entry of a zip, unpacked, in MiB"),
  ARCHIVE_RATIO(
      "limits", "archive-ratio", "200", "most times an entry above 1 MiB may grow on unpacking"),
  ARCHIVE_NAME_BYTES("limits", "archive-name-bytes", "1024", "longest entry name, in bytes"),
  ARCHIVE_DEPTH("limits", "archive-depth", "64", "most folders in an entry name"),
  INSPECT_SECONDS("limits", "inspect-seconds", "10", "time to inspect one media file, in seconds"),
  INSPECT_HEAP_MEGABYTES(
      "limits", "inspect-heap-megabytes", "256", "memory to inspect media files, in MiB"),

  SCREENING_CLAMD(
      "screening", "clamd", "", "malware scanner: unix:/PATH or tcp:HOST:PORT; empty: no scan"),
  SCREENING_CLAMD_SECONDS(
      "screening", "clamd-seconds", "60", "time for the scan of one file, in seconds"),
  SCREENING_CLAMD_MEGABYTES(
      "screening",
      "clamd-megabytes",
      "25",
      "largest file that is scanned, in MiB; no more than clamd's StreamMaxLength and MaxFileSize"),
  SCREENING_NOTE_LISTS(
      "screening", "note-lists", "", "files of known hashes, a list; a match is noted"),
  SCREENING_RESTRICT_LISTS(
      "screening",
      "restrict-lists",
      "",
      "files of known hashes, a list; a match holds the submission as RESTRICTED"),

  WATCH_WORKERS("watch", "workers", "2", "submissions in work at the same time"),
  WATCH_DISK_FLOOR_MEGABYTES(
      "watch",
      "disk-floor-megabytes",
      "1024",
      "free disk space below which no mail is taken, in MiB"),
  WATCH_IN_FLIGHT_MEGABYTES(
      "watch",
      "in-flight-megabytes",
      "4096",
      "mails taken and not sealed yet, above which no more are taken, in MiB"),
  WATCH_HEALTH(
      "watch",
      "health",
      "127.0.0.1:8787",
      "where health and metrics are served, HOST:PORT; no log-in, so keep it on this machine; empty: nowhere"),
  RETRY_FIRST_SECONDS(
      "watch", "retry-first-seconds", "30", "first pause after a destination was away, in seconds"),
  RETRY_CEILING_MINUTES(
      "watch", "retry-ceiling-minutes", "60", "longest pause between tries, in minutes");

  private static final Pattern NAMED =
      Pattern.compile("(mailbox|reason)\\.([a-z0-9-]{1,40})\\.([a-z-]+)");

  private final String section;
  private final String key;
  private final String byDefault;
  private final String meaning;

  Key(String section, String key, String byDefault, String meaning) {
    this.section = section;
    this.key = key;
    this.byDefault = byDefault;
    this.meaning = meaning;
  }

  /// The table of `sealbag.toml` it stands in.
  public String section() {
    return section;
  }

  /// Whether its section is one of several that have names of their own: `mailbox.NAME`.
  public boolean isNamed() {
    return section.endsWith(".NAME");
  }

  /// The key in the section of that name.
  public String path(String name) {
    return path().replace(".NAME.", "." + name + ".");
  }

  /// The key with its section, for example `upload.to`.
  public String path() {
    return section + "." + key;
  }

  /// The value where the file says nothing; empty means not set.
  public String byDefault() {
    return byDefault;
  }

  /// What it means, with its unit.
  public String meaning() {
    return meaning;
  }

  /// The key at `path`, or empty when there is none of that name.
  static Optional<Key> at(String path) {
    Matcher named = NAMED.matcher(path);
    String known = named.matches() ? named.replaceFirst("$1.NAME.$3") : path;
    return Arrays.stream(values()).filter(key -> key.path().equals(known)).findFirst();
  }
}
