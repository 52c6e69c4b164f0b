package sealbag.ingest.config;

import java.util.Arrays;
import java.util.Optional;

/// Every key of `sealbag.toml`, with its default and what it means. The README lists the same.
public enum Key {
  PACKAGE_ORGANISATION("package", "organisation", "", "name of the organisation, for bag-info.txt"),

  UPLOAD_TO(
      "upload",
      "to",
      "folder:outbox/evidence",
      "where packages go: folder:PATH or axon:https://HOST"),
  UPLOAD_PARTNER_ID("upload", "partner-id", "", "axon: the agency id"),
  UPLOAD_CLIENT_ID("upload", "client-id", "", "axon: the API client"),
  UPLOAD_SECRET_FILE(
      "upload", "client-secret-file", "", "axon: file with the secret, or SEALBAG_UPLOAD_SECRET"),
  UPLOAD_CATEGORY("upload", "category", "", "axon: evidence category; decides retention there"),

  RECORDS_TO(
      "records",
      "to",
      "folder:outbox/records",
      "where record stubs go: folder:PATH or https://HOST"),
  RECORDS_CLIENT_ID("records", "client-id", "", "https: the API client"),
  RECORDS_SECRET_FILE(
      "records",
      "client-secret-file",
      "",
      "https: file with the secret, or SEALBAG_RECORDS_SECRET"),

  LEDGER_URL(
      "ledger", "url", "", "JDBC address of PostgreSQL; empty: ledger.db in the home folder"),
  LEDGER_USER("ledger", "user", "", "database user"),
  LEDGER_PASSWORD_FILE(
      "ledger", "password-file", "", "file with the password, or SEALBAG_LEDGER_PASSWORD"),

  MAIL_AUTHSERV_ID(
      "mail",
      "authserv-id",
      "",
      "name of your mail server in Authentication-Results; others are not trusted"),
  MAIL_DKIM_LOOKUP(
      "mail", "dkim-lookup", "off", "on: look up the keys of DKIM signatures in the DNS"),

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

  RETRY_FIRST_SECONDS(
      "watch", "retry-first-seconds", "30", "first pause after a destination was away, in seconds"),
  RETRY_CEILING_MINUTES(
      "watch", "retry-ceiling-minutes", "60", "longest pause between tries, in minutes");

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
    return Arrays.stream(values()).filter(key -> key.path().equals(path)).findFirst();
  }
}
