package sealbag.parsers.whatsapp;

import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.Chat.Calendar;
import sealbag.parsers.chat.Chat.Certainty;
import sealbag.parsers.chat.Chat.Clock;
import sealbag.parsers.chat.Chat.Precision;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.Warning;
import sealbag.parsers.chat.Warning.Kind;

/// The second pass: what the records of a chat add up to.
final class Summary {

  private static final int OPENING_RECORDS = 10;
  private static final Set<Long> LIMITS = Set.of(10_000L, 40_000L);

  private final ChatText text;
  private final Layout layout;
  private final Phrases phrases;
  private final WarningList warnings = new WarningList();
  private final Senders senders = new Senders();
  private final Vote vote = new Vote();
  private long records;
  private boolean opening;
  private @Nullable LocalDateTime first;
  private @Nullable LocalDateTime last;
  private Calendar calendar = Calendar.GREGORIAN;

  Summary(ChatText text, Layout layout, Phrases phrases) {
    this.text = text;
    this.layout = layout;
    this.phrases = phrases;
    Title.of(text.file()).ifPresent(senders::addTitle);
  }

  void add(Draft draft, Findings found) {
    records++;
    if (found.timestamp().isPresent()) {
      time(found.timestamp().get());
    }
    if (records == 1) {
      calendar = Stamps.calendar(draft.header, layout.verdict().order());
    }
    if (found.sender().isPresent()) {
      senders.add(found.sender().get(), draft.line);
    }
    if (found.meaning().match().isPresent()) {
      phrase(found.meaning().match().get(), found.name());
    }
    if (!draft.flags.isEmpty()) {
      warn(draft, found.missing());
    }
  }

  private void time(LocalDateTime time) {
    first = first == null || time.isBefore(first) ? time : first;
    last = last == null || time.isAfter(last) ? time : last;
  }

  private void phrase(Match match, Name name) {
    vote.add(match);
    senders.addHint(match.phrase().chat());
    if (match.phrase().kind().equals("encryption_notice")) {
      opening |= records <= OPENING_RECORDS;
      name.label().map(Names::sender).ifPresent(senders::addTitle);
    }
  }

  private void warn(Draft draft, long missing) {
    for (Kind kind : EnumSet.copyOf(draft.flags)) {
      long line = draft.flaggedLines.getOrDefault(kind, draft.line);
      String detail =
          kind == Kind.ATTACHMENT_COUNTER_GAP ? Details.missingRecords(missing) : Details.of(kind);
      warnings.add(kind, OptionalLong.of(line), detail);
    }
  }

  /// Names outside the two of a one-to-one chat.
  Set<String> unexpected() {
    return senders.unexpected();
  }

  Chat chat(Preamble preamble) {
    preamble(preamble);
    Set<String> unexpected = unexpected();
    for (long line : senders.lines(unexpected)) {
      warn(Kind.UNEXPECTED_SENDER, OptionalLong.of(line));
    }
    warnings.addUnlisted(
        Kind.UNEXPECTED_SENDER, senders.records(unexpected) - senders.lines(unexpected).size());
    if (layout.verdict().certainty() == Certainty.ASSUMED) {
      warn(Kind.AMBIGUOUS_DATE_ORDER, OptionalLong.empty());
    }
    if (isTruncated()) {
      warn(Kind.POSSIBLY_TRUNCATED, OptionalLong.empty());
    }
    HeaderShape shape = layout.shape();
    return new Chat(
        text.file(),
        WhatsAppFormat.NAME,
        layout.platform(),
        vote.language(),
        layout.verdict().order(),
        layout.verdict().certainty(),
        layout.verdict().proof(),
        shape.hasPeriod() ? Clock.TWELVE_HOURS : Clock.TWENTY_FOUR_HOURS,
        shape.hasSeconds() ? Precision.SECOND : Precision.MINUTE,
        calendar,
        Optional.ofNullable(first),
        Optional.ofNullable(last),
        senders.participants(),
        warnings.all());
  }

  private void preamble(Preamble preamble) {
    if (preamble.hasByteOrderMark()) {
      warn(Kind.BYTE_ORDER_MARK, OptionalLong.of(1));
    }
    if (preamble.firstTextLine() > 0) {
      warn(Kind.TEXT_BEFORE_FIRST_RECORD, OptionalLong.of(preamble.firstTextLine()));
    }
    if (preamble.firstBrokenLine() > 0) {
      warn(Kind.INVALID_UTF8, OptionalLong.of(preamble.firstBrokenLine()));
    }
  }

  private void warn(Warning.Kind kind, OptionalLong line) {
    warnings.add(kind, line, Details.of(kind));
  }

  /// The languages to read the file with, best first.
  List<String> languages() {
    return vote.languages();
  }

  /// The app exports 10,000 messages with media and 40,000 without, from the newest backwards.
  private boolean isTruncated() {
    boolean headless = !opening && vote.language().filter(phrases::hasOpening).isPresent();
    return LIMITS.contains(records) || headless;
  }
}
