package sealbag.parsers.whatsapp;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.Chat.Certainty;
import sealbag.parsers.chat.Chat.Precision;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Warning;
import sealbag.parsers.chat.Warning.Kind;

/// What the records of a chat add up to.
final class Summary {

  private static final int OPENING_RECORDS = 10;
  private static final Set<Long> LIMITS = Set.of(10_000L, 40_000L);

  private final ChatText text;
  private Layout layout;
  private final Lexicon lexicon;
  private final WarningList warnings = new WarningList();
  private final Senders senders = new Senders();
  private final Vote vote = new Vote();
  private long records;
  private boolean opening;
  private long first = Long.MAX_VALUE;
  private long last = Record.NO_SECOND;
  private @Nullable End end;

  Summary(ChatText text, Layout layout, Lexicon lexicon) {
    this.text = text;
    this.layout = layout;
    this.lexicon = lexicon;
    Title.of(text.file()).ifPresent(senders::addTitle);
  }

  void add(Draft draft) {
    records++;
    if (draft.second != Record.NO_SECOND) {
      first = Math.min(first, draft.second);
      last = Math.max(last, draft.second);
    }
    if (draft.sent) {
      senders.add(draft.name, draft.line);
    }
    if (!draft.meaning.isPlain() && draft.meaning.match().isPresent()) {
      phrase(draft.meaning.match().get(), draft.name);
    }
    if (!draft.flags.isEmpty()) {
      warn(draft);
    }
  }

  /// Notes a record of typed text by a known name.
  void add(Name name, long second, long line) {
    records++;
    first = Math.min(first, second);
    last = Math.max(last, second);
    senders.add(name, line);
  }

  private void phrase(Match match, Name name) {
    vote.add(match);
    senders.addHint(match.phrase().chat());
    if (match.phrase().kind().equals("encryption_notice")) {
      opening |= records <= OPENING_RECORDS;
      name.label().map(Names::sender).ifPresent(senders::addTitle);
    }
  }

  private void warn(Draft draft) {
    for (Kind kind : EnumSet.copyOf(draft.flags)) {
      String detail =
          kind == Kind.ATTACHMENT_COUNTER_GAP
              ? Details.missingRecords(draft.missing)
              : Details.of(kind);
      for (long line : draft.flaggedLines(kind)) {
        warnings.add(kind, OptionalLong.of(line), detail);
      }
    }
  }

  /// Names outside the two of a one-to-one chat.
  Set<String> unexpected() {
    return senders.unexpected();
  }

  /// Ends the walk.
  ///
  /// @param found how the whole file is printed: reads like the layout that it was read with, or is
  ///   that layout
  void close(Layout found, RecordReader walked) {
    layout = found;
    end = walked.end();
    preamble(walked.preamble());
  }

  /// The totals, after [#close].
  End end() {
    return Objects.requireNonNull(end);
  }

  Layout layout() {
    return layout;
  }

  Lexicon lexicon() {
    return lexicon;
  }

  Chat chat() {
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
        layout.clock(),
        shape.hasSeconds() ? Precision.SECOND : Precision.MINUTE,
        layout.calendar(),
        last == Record.NO_SECOND ? Optional.empty() : Optional.of(Record.time(first)),
        last == Record.NO_SECOND ? Optional.empty() : Optional.of(Record.time(last)),
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
    boolean headless =
        !opening && vote.language().filter(lexicon.phrases()::hasOpening).isPresent();
    return LIMITS.contains(records) || headless;
  }
}
