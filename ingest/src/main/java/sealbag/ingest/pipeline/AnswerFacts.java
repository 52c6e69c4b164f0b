package sealbag.ingest.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.covering.Answer;
import sealbag.ingest.covering.Said;
import sealbag.ingest.ledger.Addenda.Fact;

/// What an officer's answer adds to a record stub, each in the officer's words.
final class AnswerFacts {
  private AnswerFacts() {}

  /// @param wasAsked whether the letter asked if it was sent for somebody else
  static List<Fact> of(Answer answer, boolean wasAsked) {
    var facts = new ArrayList<Fact>();
    add(facts, "reference", answer.reference().map(Said::value));
    add(facts, "exhibit", answer.exhibit().map(Said::value));
    facts.addAll(besideClaims(answer, wasAsked));
    return facts;
  }

  /// Without what becomes a claim of a submission that is not sealed yet.
  static List<Fact> besideClaims(Answer answer, boolean wasAsked) {
    var facts = new ArrayList<Fact>();
    add(facts, "wrong", answer.wrong());
    if (answer.confirmed()) {
      facts.add(new Fact("confirmed", "yes"));
    }
    Answer.Continuity continuity = answer.continuity();
    add(facts, "exportedBy", continuity.exportedBy());
    add(facts, "device", continuity.device());
    add(facts, "exportedWhen", continuity.when());
    add(facts, "unaltered", continuity.unaltered().map(unaltered -> unaltered ? "yes" : "no"));
    add(facts, "onBehalfOf", continuity.onBehalfOf().or(() -> yes(answer, wasAsked)));
    add(facts, "consent", answer.consent());
    add(facts, "preferredChannel", answer.preferredChannel().map(Enum::name));
    add(facts, "noMediaNeeded", answer.noMediaNeeded());
    return facts;
  }

  private static Optional<String> yes(Answer answer, boolean wasAsked) {
    return answer.yes().filter(_ -> wasAsked).map(whom -> whom.isEmpty() ? "yes" : whom);
  }

  private static void add(List<Fact> facts, String field, Optional<String> value) {
    value.ifPresent(said -> facts.add(new Fact(field, said)));
  }
}
