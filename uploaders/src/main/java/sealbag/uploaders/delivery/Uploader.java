package sealbag.uploaders.delivery;

/// Puts one parcel at its destination.
///
/// Each call makes a single attempt; the caller decides when to try again. Delivering the same
/// parcel again is harmless. Several threads may share an uploader as long as no two deliver the
/// same parcel.
public interface Uploader extends AutoCloseable {

  /// Sends the parcel and returns proof that the destination holds exactly its bytes.
  ///
  /// @param journal what earlier attempts with this parcel wrote down, so that this one goes on
  ///   there
  Receipt deliver(Parcel parcel, Journal journal) throws DeliveryException, InterruptedException;

  @Override
  default void close() {}
}
