package sealbag.uploaders.delivery;

/// A word that must never be shown: printing it prints stars.
public record Secret(String reveal) {

  @Override
  public String toString() {
    return "***";
  }
}
