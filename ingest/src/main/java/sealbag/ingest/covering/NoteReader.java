package sealbag.ingest.covering;

import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sealbag.parsers.whatsapp.AppTitle;

/// Reads one mail; used once.
final class NoteReader {
  /// Without a label, tokens and reasons count in so many lines with text.
  private static final int FREE_LINES = 5;

  private static final String NUMBER = "(?: ?(?:no|num|number|mark)\\b\\.?| ?#)?";
  static final Labels<Field> LABELS =
      new Labels<Field>()
          .with(
              Field.REFERENCE,
              "(?:(?:our|your|my|the|connect|crime|case|cris|incident|cad|urn|custody) )?ref(?:erence|\\.)?"
                  + NUMBER
                  + "|(?:connect|crime|case) (?:no|num|number)\\.?|urn")
          .with(Field.EXHIBIT, "exh(?:ibit|\\.)?(?: ref(?:erence|\\.)?)?" + NUMBER)
          .with(Field.REASON, "why|reason(?: for (?:export|sending|upload))?|purpose")
          .with(
              Field.INCIDENT_DATE,
              "(?:incident|offence) date|date of (?:the )?(?:incident|offence)")
          .with(
              Field.SUPERVISOR,
              "supervisor(?: (?:told|informed))?|supervising officer|line manager");

  private static final Pattern IN_SUBJECT =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:(?<ref>ref(?:erence)?)|(?<exh>exhibit)|(?<why>why|reason))"
              + NUMBER
              + " ?[:=] ?",
          Pattern.CASE_INSENSITIVE);

  private final Sayings sayings;
  private boolean mayBeRestricted;
  private int lines;

  NoteReader(Patterns patterns) {
    this.sayings = new Sayings(patterns);
  }

  void subject(String subject) {
    String plain = Sayings.withoutPrefixes(Spelling.plain(subject));
    mayBeRestricted |= ReasonWords.mayBeRestricted(plain);
    String own = AppTitle.without(plain);
    Matcher label = IN_SUBJECT.matcher(own);
    var starts = new ArrayList<Integer>();
    var ends = new ArrayList<Integer>();
    var fields = new ArrayList<Field>();
    while (label.find()) {
      starts.add(label.start());
      ends.add(label.end());
      fields.add(
          label.group("ref") != null
              ? Field.REFERENCE
              : label.group("exh") != null ? Field.EXHIBIT : Field.REASON);
    }
    starts.add(own.length());
    sayings.takeTokens(own.substring(0, starts.getFirst()), subject, Place.SUBJECT);
    for (int i = 0; i < fields.size(); i++) {
      String value = own.substring(ends.get(i), starts.get(i + 1)).strip();
      sayings.takeLabelled(fields.get(i), value, true, subject, Place.SUBJECT);
    }
  }

  void line(String raw) {
    String plain = Spelling.plain(raw);
    if (plain.isEmpty()) {
      return;
    }
    lines++;
    Optional<Labels.Labelled<Field>> labelled = LABELS.read(plain);
    boolean taken =
        labelled.isPresent()
            && sayings.takeLabelled(
                labelled.orElseThrow().key(),
                labelled.orElseThrow().value(),
                labelled.orElseThrow().marked(),
                raw,
                Place.BODY);
    if (!taken && lines <= FREE_LINES) {
      taken = takeFree(plain, raw);
      mayBeRestricted |= ReasonWords.mayBeRestrictedInProse(plain);
    }
    mayBeRestricted |= taken && ReasonWords.mayBeRestricted(plain);
  }

  private boolean takeFree(String plain, String raw) {
    return ReasonWords.isOnlyReason(plain)
        ? sayings.takeLabelled(Field.REASON, plain, true, raw, Place.BODY)
        : sayings.takeTokens(Sayings.withoutPrefixes(plain), raw, Place.BODY);
  }

  CoveringNote note() {
    Optional<Said> why = sayings.used(Field.REASON);
    return new CoveringNote(
        sayings.used(Field.REFERENCE),
        sayings.used(Field.EXHIBIT),
        why.filter(Said::recognised).flatMap(said -> Sayings.reason(said.value())),
        why,
        mayBeRestricted,
        sayings.used(Field.INCIDENT_DATE),
        sayings.used(Field.SUPERVISOR),
        sayings.contradictions(),
        sayings.notUsed());
  }
}
