package sealbag.parsers.archive;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// The archive as a whole cannot be used. The message says what is wrong and what to do next.
public final class UnusableArchiveException extends Exception {
  private static final long serialVersionUID = 1L;

  /// Why, in the words of the reasons to hold.
  public enum Reason {
    /// The archive cannot be read whole.
    DAMAGED,
    /// The archive needs a password.
    ENCRYPTED,
    /// Reading on would be dangerous or ambiguous.
    UNSAFE,
    /// A limit on size or number was reached.
    TOO_BIG
  }

  private final Reason reason;
  private final EnumSet<ArchiveFlag> flags = EnumSet.noneOf(ArchiveFlag.class);

  UnusableArchiveException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  static UnusableArchiveException damaged(String what) {
    return new UnusableArchiveException(Reason.DAMAGED, what + "; ask for the export again.");
  }

  static UnusableArchiveException tooBig(String what) {
    return new UnusableArchiveException(
        Reason.TOO_BIG, what + "; check what it is before you raise the limit.");
  }

  static UnusableArchiveException unsafe(String what) {
    return new UnusableArchiveException(
        Reason.UNSAFE, what + "; do not unpack it by hand, let a specialist look at it.");
  }

  static UnusableArchiveException tooManyEntries(Budgets budgets) {
    return tooBig("The zip holds more than the limit of " + budgets.entries() + " files");
  }

  /// The same, with what was seen before.
  UnusableArchiveException with(Collection<ArchiveFlag> seen) {
    flags.addAll(seen);
    return this;
  }

  /// What had been seen of the archive by then.
  public Set<ArchiveFlag> flags() {
    return Collections.unmodifiableSet(flags);
  }

  /// Why the archive cannot be used.
  public Reason reason() {
    return reason;
  }
}
