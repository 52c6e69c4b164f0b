package sealbag.uploaders.delivery;

import java.util.Optional;
import sealbag.uploaders.delivery.DeliveryException.Refused;

/// Where a delivery was begun that may have left something there. When the settings lead to another
/// place by then, nothing is sent before a person has looked: it could become evidence twice.
public record Begun(Journal journal) {
  private static final String PLACE = "delivery.begun-at";
  private static final String ACCEPTED = "delivery.accepted";

  /// Notes the place, before the first call that may leave something there.
  public void at(String place) {
    if (!place().equals(Optional.of(place))) {
      journal.write(PLACE, place);
    }
  }

  /// What was begun was taken as evidence.
  public void accepted() {
    if (!isAccepted()) {
      journal.write(ACCEPTED, "yes");
    }
  }

  /// Makes sure that nothing was begun anywhere else.
  ///
  /// @param place for people, without secrets
  /// @param number of the parcel
  public void require(String place, String number) throws Refused {
    Optional<String> before = place().filter(begun -> !begun.equals(place));
    if (before.isEmpty()) {
      return;
    }
    String said =
        "%s was %s at %s, and the settings now lead to %s. Nothing was sent there, so that it never becomes evidence twice. Put the earlier address back, then retry"
            .formatted(number, isAccepted() ? "accepted" : "begun", before.get(), place);
    throw new Refused(
        isAccepted()
            ? said + ": it is only read back."
            : "%s; or, when nothing of it is left there, sealbag uploads abort %s, then retry."
                .formatted(said, number));
  }

  /// Forgets the place: a person says that nothing is there. What was accepted is not forgotten.
  ///
  /// @return the place; empty where nothing was begun, or it was accepted
  public Optional<String> forget() {
    Optional<String> before = isAccepted() ? Optional.empty() : place();
    if (before.isPresent()) {
      journal.write(PLACE, "");
    }
    return before;
  }

  private Optional<String> place() {
    return journal.read(PLACE).filter(place -> !place.isEmpty());
  }

  private boolean isAccepted() {
    return journal.read(ACCEPTED).isPresent();
  }
}
