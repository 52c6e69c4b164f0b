package sealbag.uploaders.axon;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Altered;
import sealbag.uploaders.delivery.Fingerprint;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.delivery.SealedFile;
import sealbag.uploaders.delivery.Secret;
import sealbag.uploaders.delivery.Uploader;
import sealbag.uploaders.http.SafeAddress;
import sealbag.uploaders.http.Wire;

/// Delivers through the profile `evidence-upload/1`: sign in, open an upload, send the bytes to the
/// signed links, finish, read back. The journal keeps what is already there.
public final class AxonUploader implements Uploader {
  private final Settings settings;
  private final Wire wire = new Wire();

  public AxonUploader(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Receipt deliver(Parcel parcel, Journal journal)
      throws DeliveryException, InterruptedException {
    Optional<String> accepted = journal.read(Upload.EVIDENCE);
    if (accepted.isEmpty()) {
      checkLocalFile(parcel);
    }
    var api = Api.signIn(wire, settings, parcel.number());
    String evidenceId =
        accepted.isPresent() ? accepted.get() : new Upload(api, settings, parcel, journal).run();
    return new ReadBack(api).of(parcel, evidenceId);
  }

  private static void checkLocalFile(Parcel parcel) throws DeliveryException, InterruptedException {
    try {
      if (!Fingerprint.of(parcel.file()).equals(parcel.fingerprint())) {
        throw new Altered(
            ("%s on this machine is no longer what was sealed; nothing was delivered. "
                    + "Compare it with a backup.")
                .formatted(parcel.file()));
      }
    } catch (IOException e) {
      throw SealedFile.unreadable(parcel, e);
    }
  }

  @Override
  public void close() {
    wire.close();
  }

  /// Where to deliver, as whom, and what to write on it.
  ///
  /// @param base the service's address without path, for example `https://agency.example`
  /// @param partnerId the agency's id
  /// @param title for parcels whose label has none
  /// @param categories retention categories, as the agency names them
  public record Settings(
      URI base,
      String partnerId,
      String clientId,
      Secret clientSecret,
      String title,
      List<String> categories,
      String protectiveMarking) {

    public Settings {
      SafeAddress.require(base);
      ServiceId.requireSetting("partner id", partnerId);
      ServiceId.requireSetting("client id", clientId);
      categories = List.copyOf(categories);
    }

    /// With the usual words on each parcel.
    public Settings(URI base, String partnerId, String clientId, Secret clientSecret) {
      this(
          base,
          partnerId,
          clientId,
          clientSecret,
          "WhatsApp export",
          List.of("Digital - Comms"),
          "OFFICIAL-SENSITIVE");
    }
  }
}
