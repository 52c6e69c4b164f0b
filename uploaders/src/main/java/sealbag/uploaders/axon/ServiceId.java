package sealbag.uploaders.axon;

import java.util.regex.Pattern;
import sealbag.uploaders.delivery.DeliveryException.Refused;

/// Guards ids that become part of an address.
final class ServiceId {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  private ServiceId() {}

  static void requireSetting(String name, String id) {
    if (!SAFE.matcher(id).matches()) {
      throw new IllegalArgumentException(
          name + " holds only letters, digits, '.', '_' and '-'; copy it from the API settings");
    }
  }

  /// Returns an id that the service gave, or refuses to work with it.
  static String require(String name, String id) throws Refused {
    if (!SAFE.matcher(id).matches()) {
      throw new Refused(
          ("The upload service gave no usable %s. "
                  + "Check that it speaks the profile evidence-upload/1.")
              .formatted(name));
    }
    return id;
  }
}
