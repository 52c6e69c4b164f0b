package sealbag.ingest.evidence;

/// A stored object is missing or is no longer what its name says. Nothing may be made from it; a
/// person must look.
public final class AlteredObjectException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Sha256 sha256;

  public AlteredObjectException(Sha256 sha256, String message) {
    super(message);
    this.sha256 = sha256;
  }

  /// What the object's bytes should hash to.
  public Sha256 sha256() {
    return sha256;
  }
}
