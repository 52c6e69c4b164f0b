package sealbag.uploaders.axon;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import sealbag.uploaders.delivery.Begun;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Altered;
import sealbag.uploaders.delivery.Fingerprint;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.delivery.SealedFile;
import sealbag.uploaders.delivery.Secret;
import sealbag.uploaders.delivery.Unfinished;
import sealbag.uploaders.delivery.Uploader;
import sealbag.uploaders.http.Patience;
import sealbag.uploaders.http.SafeAddress;
import sealbag.uploaders.http.Tls;
import sealbag.uploaders.http.Wire;
import sealbag.uploaders.pace.Pace;

/// Delivers through the profile `evidence-upload/1`: sign in, open an upload, send the bytes to the
/// signed links, finish, read back. The journal keeps what is already there.
public final class AxonUploader implements Uploader {
  private final Settings settings;
  private final Wire wire;
  private final Tokens tokens;
  private final Pace pace;

  public AxonUploader(Settings settings) {
    this(settings, Pace.unlimited());
  }

  /// The same, no faster than allowed.
  public AxonUploader(Settings settings, Pace pace) {
    this(settings, pace, new Wire(Patience.USUAL), System::nanoTime);
  }

  /// The same, where a refusal also says when this machine's clock is wrong.
  public AxonUploader(Settings settings, Pace pace, InstantSource clock) {
    this(settings, pace, new Wire(Patience.USUAL, Tls.usual(), clock), System::nanoTime);
  }

  AxonUploader(Settings settings, LongSupplier nanoTime, Patience patience) {
    this(settings, Pace.unlimited(), new Wire(patience), nanoTime);
  }

  private AxonUploader(Settings settings, Pace pace, Wire wire, LongSupplier nanoTime) {
    this.settings = settings;
    this.pace = pace;
    this.wire = wire;
    this.tokens = new Tokens(wire, settings, nanoTime);
  }

  @Override
  public Receipt deliver(Parcel parcel, Journal journal)
      throws DeliveryException, InterruptedException {
    new Begun(journal).require(settings.place(), parcel.number());
    var notes = new Notes(journal, parcel.number());
    var api = new Api(wire, tokens, settings, pace, parcel.number());
    Optional<String> accepted = notes.evidence();
    if (accepted.isEmpty()) {
      settings.limits().check(parcel, new OpenRequest(parcel, settings.words()));
      requireSize(parcel);
    }
    String evidenceId =
        accepted.isPresent() ? accepted.get() : new Upload(api, parcel, notes).run();
    Receipt receipt = new ReadBack(api, notes).of(parcel, evidenceId);
    return settings.words().linkToCase()
        ? receipt.leaving(new Cases(api, notes).link(parcel, evidenceId))
        : receipt;
  }

  /// Gives up an upload that the journal knows and that is not accepted, so that the service keeps
  /// nothing of it. Evidence stays.
  ///
  /// @param number of the parcel
  /// @return whether there was one
  public boolean abort(String number, Journal journal)
      throws DeliveryException, InterruptedException {
    var notes = new Notes(journal, number);
    var api = new Api(wire, tokens, settings, pace, number);
    return notes.evidence().isEmpty() && new Sessions(api, notes).abandonKnown();
  }

  @Override
  public List<Unfinished> unfinished(String number, Journal journal)
      throws DeliveryException, InterruptedException {
    var notes = new Notes(journal, number);
    return notes.evidence().isPresent()
        ? List.of()
        : new Sessions(new Api(wire, tokens, settings, pace, number), notes).unfinished();
  }

  @Override
  public List<Unfinished> abandon(String number, Journal journal)
      throws DeliveryException, InterruptedException {
    List<Unfinished> known = unfinished(number, journal);
    boolean accepted =
        known.stream().anyMatch(one -> one.standing() == Unfinished.Standing.ACCEPTED);
    return !accepted && abort(number, journal) ? known : List.of();
  }

  /// A size that differs is seen before anything is opened; other differences when the bytes are
  /// read.
  private static void requireSize(Parcel parcel) throws DeliveryException, InterruptedException {
    try {
      if (Files.size(parcel.file()) != parcel.sizeBytes()) {
        throw altered(parcel);
      }
    } catch (IOException e) {
      throw SealedFile.unreadable(parcel, e);
    }
  }

  static void requireSame(Parcel parcel) throws DeliveryException, InterruptedException {
    try {
      if (!Fingerprint.of(parcel.file()).equals(parcel.fingerprint())) {
        throw altered(parcel);
      }
    } catch (IOException e) {
      throw SealedFile.unreadable(parcel, e);
    }
  }

  static Altered altered(Parcel parcel) {
    return new Altered(
        ("%s on this machine is no longer what was sealed; nothing was delivered. "
                + "Compare it with a backup.")
            .formatted(parcel.file()));
  }

  @Override
  public void close() {
    wire.close();
  }

  /// Where to deliver, as whom, and what to write on it.
  ///
  /// @param base the service's address without path, for example `https://agency.example`
  /// @param partnerId the agency's id
  public record Settings(
      URI base,
      String partnerId,
      String clientId,
      Secret clientSecret,
      Words words,
      Paths paths,
      Limits limits) {

    public Settings {
      SafeAddress.require(base);
      ServiceId.requireSetting("partner id", partnerId);
      ServiceId.requireSetting("client id", clientId);
    }

    /// What an upload is bound to once it is begun.
    String place() {
      return "%s (agency %s)".formatted(base, partnerId);
    }

    /// With the usual words on each parcel.
    public Settings(URI base, String partnerId, String clientId, Secret clientSecret) {
      this(base, partnerId, clientId, clientSecret, Words.USUAL, Paths.USUAL, Limits.USUAL);
    }
  }

  /// What is written on each piece of evidence.
  ///
  /// @param title for parcels whose label has none
  /// @param categories retention categories, as the agency names them
  /// @param linkToCase whether the evidence is linked to the case whose title is the reference
  /// @param tags words to find it by
  public record Words(
      String title,
      List<String> categories,
      String protectiveMarking,
      boolean linkToCase,
      List<String> tags) {
    private static final List<String> USUAL_TAGS = List.of("whatsapp-export");
    public static final Words USUAL =
        new Words("WhatsApp export", List.of("Digital - Comms"), "OFFICIAL-SENSITIVE", false);

    public Words {
      categories = List.copyOf(categories);
      tags = List.copyOf(tags);
    }

    /// With the usual tags.
    public Words(
        String title, List<String> categories, String protectiveMarking, boolean linkToCase) {
      this(title, categories, protectiveMarking, linkToCase, USUAL_TAGS);
    }
  }
}
