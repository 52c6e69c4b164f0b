package sealbag.ingest.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sealbag.ingest.covering.Reason;
import sealbag.uploaders.Uploaders;

/// Reads the sections `[reason.NAME]`. Reasons without a section go the ordinary way.
record ReasonValues(Path home, Values all) {
  private static final int MOST_DAYS = 36_500;
  private static final Pattern MARKING = Pattern.compile("OFFICIAL(-SENSITIVE)?");

  /// The ways by reason; problems are noted.
  Map<Reason, ReasonWay> ways() {
    var ways = new EnumMap<Reason, ReasonWay>(Reason.class);
    for (String name : all.names("reason")) {
      Optional<Reason> reason =
          Arrays.stream(Reason.values()).filter(one -> one.word().equals(name)).findFirst();
      if (reason.isEmpty()) {
        all.problem("[reason." + name + "] is no reason; give one of " + names());
      } else {
        way(reason.orElseThrow(), all.of(name))
            .ifPresent(way -> ways.put(reason.orElseThrow(), way));
      }
    }
    return Map.copyOf(ways);
  }

  /// The reasons whose packages are recorded and not uploaded.
  static Set<Reason> stubOnly(Map<Reason, ReasonWay> ways) {
    return ways.entrySet().stream()
        .filter(way -> way.getValue().stubOnly())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String names() {
    return Arrays.stream(Reason.values()).map(Reason::word).collect(Collectors.joining(", "));
  }

  private Optional<ReasonWay> way(Reason reason, Values values) {
    var addresses = new Addresses(home, values);
    Key upload = reason.isRestricted() ? Key.UPLOAD_RESTRICTED_TO : Key.UPLOAD_TO;
    Key records = reason.isRestricted() ? Key.RECORDS_RESTRICTED_TO : Key.RECORDS_TO;
    Optional<String> category = values.optional(Key.REASON_CATEGORY);
    String marking = marking(values);
    Optional<Integer> days = days(values);
    Optional<Uploaders.Destination> destination =
        addresses.upload(
            values.optional(Key.REASON_UPLOAD_TO).isPresent() ? Key.REASON_UPLOAD_TO : upload,
            new Addresses.Labels(
                category.or(() -> values.optional(Key.UPLOAD_CATEGORY)),
                marking,
                tags(reason),
                days));
    RecordsAddress stubs =
        addresses.records(
            values.optional(Key.REASON_RECORDS_TO).isPresent() ? Key.REASON_RECORDS_TO : records);
    boolean stubOnly = isStubOnly(values);
    destination
        .filter(_ -> days.isPresent() && !stubOnly)
        .ifPresent(to -> checkRetention(values, to));
    return destination.map(to -> new ReasonWay(to, stubs, stubOnly, marking, category, days));
  }

  /// A restricted reason is not told to everybody who can search the evidence.
  private static List<String> tags(Reason reason) {
    return reason.isRestricted() ? List.of(Addresses.TAG) : List.of(Addresses.TAG, reason.word());
  }

  private static boolean isStubOnly(Values values) {
    String text = values.text(Key.REASON_DELIVER);
    if (!text.equals("upload-and-stub") && !text.equals("stub-only")) {
      values.problem(
          values.path(Key.REASON_DELIVER)
              + " is \""
              + text
              + "\"; give \"upload-and-stub\" or \"stub-only\"");
    }
    return text.equals("stub-only");
  }

  private static String marking(Values values) {
    Optional<String> own = values.optional(Key.REASON_MARKING);
    if (own.isEmpty()) {
      return values.text(Key.RECORDS_MARKING).strip();
    }
    String text = own.orElseThrow().strip();
    if (text.toUpperCase(Locale.ROOT).contains("SECRET")) {
      values.problem(
          values.path(Key.REASON_MARKING)
              + " is above OFFICIAL-SENSITIVE. Sealbag, and messaging apps, are not for SECRET and above: give OFFICIAL or OFFICIAL-SENSITIVE");
    } else if (!MARKING.matcher(text).matches()) {
      values.problem(
          values.path(Key.REASON_MARKING)
              + " is \""
              + text
              + "\"; give OFFICIAL or OFFICIAL-SENSITIVE");
    }
    return text;
  }

  private static Optional<Integer> days(Values values) {
    Optional<String> text = values.optional(Key.REASON_RETENTION_DAYS);
    boolean usable =
        text.filter(days -> !days.matches("[0-9]{1,5}") || !isDays(Integer.parseInt(days)))
            .isEmpty();
    if (!usable) {
      values.problem(
          values.path(Key.REASON_RETENTION_DAYS)
              + " is \""
              + text.orElseThrow()
              + "\"; give a whole number from 1 to "
              + MOST_DAYS);
    }
    return usable ? text.map(Integer::parseInt) : Optional.empty();
  }

  private static boolean isDays(int days) {
    return days >= 1 && days <= MOST_DAYS;
  }

  /// A period that nobody would keep is not taken in silence.
  private static void checkRetention(Values values, Uploaders.Destination to) {
    boolean locked = to.s3().filter(s3 -> s3.keeping().retention().isPresent()).isPresent();
    if (!locked) {
      values.problem(
          values.path(Key.REASON_RETENTION_DAYS)
              + (to.s3().isPresent()
                  ? " does nothing without Object Lock; set upload.s3-lock-mode, or leave it out"
                  : " does nothing there: a folder keeps everything, and in Axon the category decides; leave it out"));
    }
  }
}
