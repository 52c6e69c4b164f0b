package sealbag.uploaders.axon;

import java.net.URI;
import java.util.Optional;
import sealbag.uploaders.delivery.Begun;
import sealbag.uploaders.delivery.Fingerprint;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.delivery.NameUuid;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// The journal of one delivery, in the words of this profile.
///
/// An upload that the service gave up is left behind by one write, the next round's number; notes
/// of earlier rounds stay, so that every upload that was ever opened can be traced.
///
/// @param number of the parcel
record Notes(Journal journal, String number) {
  private static final String ROUND = "axon.round";
  private static final String EVIDENCE = "axon.evidence";

  Optional<String> evidence() {
    return journal.read(EVIDENCE);
  }

  void evidence(String id) {
    new Begun(journal).accepted();
    journal.write(EVIDENCE, id);
  }

  /// An upload may be there from now on.
  void begun(String place) {
    new Begun(journal).at(place);
  }

  Optional<String> read(String step) {
    return journal.read(name(step));
  }

  void write(String step, String value) {
    journal.write(name(step), value);
  }

  /// Counted from 0.
  int round() {
    return journal.read(ROUND).map(Integer::parseInt).orElse(0);
  }

  void nextRound() {
    journal.write(ROUND, String.valueOf(round() + 1));
  }

  int count(String step) {
    int count = journal.read("axon." + step).map(Integer::parseInt).orElse(0) + 1;
    journal.write("axon." + step, String.valueOf(count));
    return count;
  }

  /// The key of a call that changes something: made of what is asked, so that a lost journal does
  /// not change it, and noted before its first use.
  String key(String step, URI address, Optional<JsonNode> body) {
    String hash = Fingerprint.of(Api.bytes(body.orElse(StringNode.valueOf("")))).sha256();
    String name = String.join("|", number, String.valueOf(round()), address.getPath(), hash);
    String key = NameUuid.of(name).toString();
    if (!read("key." + step).equals(Optional.of(key))) {
      write("key." + step, key);
    }
    return key;
  }

  private String name(String step) {
    int round = round();
    return round == 0 ? "axon." + step : "axon." + round + "." + step;
  }
}
