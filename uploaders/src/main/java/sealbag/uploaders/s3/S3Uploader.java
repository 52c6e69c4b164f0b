package sealbag.uploaders.s3;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Altered;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.Fingerprint;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.delivery.SealedFile;
import sealbag.uploaders.delivery.Stray;
import sealbag.uploaders.delivery.Unfinished;
import sealbag.uploaders.delivery.Uploader;
import sealbag.uploaders.pace.Pace;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;

/// Delivers straight into a bucket of S3, or of a store that speaks its language.
///
/// A package lies under a key that holds its digest and is never overwritten. The file is read once
/// per attempt. Where an earlier attempt may have left something, the store is asked before
/// anything is sent again.
public final class S3Uploader implements Uploader {
  private static final Fingerprint NOTHING = Fingerprint.of(new byte[0]);

  private final S3Settings settings;
  private final AwsCredentialsProvider credentials;
  private final Tuning tuning;
  private final S3Client client;
  private final SignedPuts puts;
  private volatile @Nullable String bucketAddress;

  /// Finds its credentials by the AWS SDK's default chain.
  public S3Uploader(S3Settings settings) {
    this(settings, Pace.unlimited());
  }

  /// The same, no faster than allowed.
  public S3Uploader(S3Settings settings, Pace pace) {
    this(settings, DefaultCredentialsProvider.builder().build(), Tuning.USUAL, pace);
  }

  S3Uploader(S3Settings settings, AwsCredentialsProvider credentials) {
    this(settings, credentials, Tuning.USUAL);
  }

  S3Uploader(S3Settings settings, AwsCredentialsProvider credentials, Tuning tuning) {
    this(settings, credentials, tuning, Pace.unlimited());
  }

  S3Uploader(S3Settings settings, AwsCredentialsProvider credentials, Tuning tuning, Pace pace) {
    this.settings = settings;
    this.credentials = credentials;
    this.tuning = tuning;
    this.client = Client.open(settings, credentials, tuning, pace);
    this.puts =
        new SignedPuts(credentials, settings.server().region(), this::bucketAddress, tuning, pace);
  }

  @Override
  public Receipt deliver(Parcel parcel, Journal journal)
      throws DeliveryException, InterruptedException {
    requireCredentials();
    String key = settings.folder().key(parcel);
    var calls = new Calls(client, puts, settings, tuning.patience(), parcel, key);
    var notes = new Notes(journal);
    var object = new StoredObject(calls);
    var parts = new Multipart(new PartStore(calls), object, notes, new Damage(notes, parcel));
    return new Delivery(object, parts, notes).run();
  }

  /// Found by the SDK's rules, which cost more than a small package, so once.
  private String bucketAddress() {
    @Nullable String known = bucketAddress;
    if (known == null) {
      String bucket = settings.folder().bucket();
      String address = client.utilities().getUrl(at -> at.bucket(bucket).key("k")).toString();
      known = address.substring(0, address.length() - 1);
      bucketAddress = known;
    }
    return known;
  }

  private void requireCredentials() throws Unavailable {
    try {
      credentials.resolveCredentials();
    } catch (SdkClientException _) { // its message may quote a file with secrets
      throw new Unavailable(
          "No AWS credentials were found. Give them by AWS_ACCESS_KEY_ID and"
              + " AWS_SECRET_ACCESS_KEY, a profile in ~/.aws, or the machine's role.");
    }
  }

  @Override
  public List<Unfinished> unfinished(String number, Journal journal)
      throws DeliveryException, InterruptedException {
    Optional<String> key = key(number, journal);
    if (key.isEmpty()) {
      return List.of();
    }
    requireCredentials();
    return leftovers().of(key.get(), new Notes(journal));
  }

  @Override
  public List<Unfinished> abandon(String number, Journal journal)
      throws DeliveryException, InterruptedException {
    List<Unfinished> found = unfinished(number, journal);
    var notes = new Notes(journal);
    for (Unfinished one : found) {
      leftovers().abort(key(number, journal).orElseThrow(), one);
    }
    if (!found.isEmpty() && !notes.isStored()) {
      notes.nextRound();
    }
    return found;
  }

  @Override
  public List<Stray> strays() throws DeliveryException, InterruptedException {
    requireCredentials();
    return leftovers().all();
  }

  private Leftovers leftovers() {
    return new Leftovers(client, puts, settings, tuning.patience());
  }

  /// Where the journal says that the parcel goes; empty where nothing was begun, or in another
  /// bucket than the settings name now.
  private Optional<String> key(String number, Journal journal) {
    String start = destination(settings, "");
    return new Notes(journal)
        .destination()
        .filter(place -> place.startsWith(start) && place.endsWith("/" + number + ".zip"))
        .map(place -> place.substring(start.length()));
  }

  /// As the journal notes it.
  private static String destination(S3Settings settings, String key) {
    String store = settings.server().endpoint().map(Object::toString).orElse("");
    return store + " " + settings.folder().address(key);
  }

  @Override
  public void close() {
    puts.close();
    client.close();
  }

  /// One attempt with one parcel.
  private record Delivery(StoredObject object, Multipart parts, Notes notes) {

    Receipt run() throws DeliveryException, InterruptedException {
      boolean again = notes.begin(destination());
      Optional<Held> found = again ? object.look() : Optional.empty();
      if (found.isEmpty()) {
        if (notes.isStored()) {
          throw vanished();
        }
        found = send();
      }
      if (found.isEmpty()) {
        found = object.look();
      }
      parts.tidy();
      Receipt receipt =
          new ReadBack(object, notes).of(found.orElseThrow(this::notThere), parts.checksum());
      notes.stored();
      return receipt;
    }

    private String destination() {
      Calls calls = object.calls();
      return S3Uploader.destination(calls.settings(), calls.key());
    }

    /// @return what the store said that it holds now, where its answer is as good as a look
    private Optional<Held> send() throws DeliveryException, InterruptedException {
      Parcel parcel = object.calls().parcel();
      try (var file = FileChannel.open(parcel.file())) {
        if (file.size() != parcel.sizeBytes()
            || (parcel.sizeBytes() == 0 && !parcel.fingerprint().equals(NOTHING))) {
          throw new ChangedException();
        }
        if (parcel.sizeBytes() <= object.calls().settings().sending().onePutSizeBytes()) {
          return put(file);
        }
        parts.send(file);
        return Optional.empty();
      } catch (ChangedException _) {
        throw new Altered(
            ("%s on this machine is no longer what was sealed; nothing was delivered. "
                    + "Compare it with a backup.")
                .formatted(parcel.file()));
      } catch (IOException e) {
        throw SealedFile.unreadable(parcel, e);
      }
    }

    private Optional<Held> put(FileChannel file)
        throws DeliveryException, IOException, InterruptedException {
      try {
        Optional<Held> held = object.put(file);
        notes.stored();
        return held;
      } catch (AnsweredException e) {
        if (!e.isTaken()) { // what lies there is read back and compared
          throw parts.damage().or(e);
        }
        return Optional.empty();
      }
    }

    private DeliveryException vanished() {
      notes.lost(); // a retry is a person's decision to send it once more
      return new Refused(
          ("Bucket %s no longer holds %s, which it had accepted. "
                  + "Find out who removed it, then retry to send it again.")
              .formatted(object.calls().bucket(), object.calls().parcel().fileName()));
    }

    private Unavailable notThere() {
      return new Unavailable(
          "The store of bucket %s accepted %s but does not show it yet. It is looked at again later."
              .formatted(object.calls().bucket(), object.calls().parcel().fileName()));
    }
  }
}
