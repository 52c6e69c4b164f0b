package sealbag.uploaders.delivery;

import java.util.List;

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

  /// Uploads of one parcel that were begun and not finished, as the destination has them now. None
  /// where nothing is ever left half done.
  ///
  /// @param number of the parcel
  /// @param journal of its delivery: only what it knows is looked for
  default List<Unfinished> unfinished(String number, Journal journal)
      throws DeliveryException, InterruptedException {
    return List.of();
  }

  /// Gives up what [#unfinished] finds, at the destination first. What is accepted stays.
  ///
  /// @return what was given up
  default List<Unfinished> abandon(String number, Journal journal)
      throws DeliveryException, InterruptedException {
    return List.of();
  }

  /// Every unfinished upload at the destination, where it can be asked; nothing is changed.
  default List<Stray> strays() throws DeliveryException, InterruptedException {
    return List.of();
  }

  @Override
  default void close() {}
}
