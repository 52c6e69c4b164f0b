package sealbag.parsers.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/// The number of the part at hand, counted as IMAP does (RFC 9051, 6.4.5): the parts of a multipart
/// are numbered, the multipart of an email is not, and the single body of an email is its part 1.
final class PartPath {
  private final Deque<Integer> numbers = new ArrayDeque<>();
  private final Deque<Integer> siblings = new ArrayDeque<>();

  /// One entity that is open: whether it is an email, and whether it added a number of its own.
  private record Open(boolean email, boolean numbered) {}

  private final Deque<Open> open = new ArrayDeque<>();

  void enterMessage() {
    boolean numbered = inEmail();
    if (numbered) {
      numbers.addLast(1);
    }
    open.addLast(new Open(true, numbered));
  }

  void enterMultipart() {
    siblings.addLast(0);
  }

  /// Leaves the multipart; says how many parts it had.
  int leaveMultipart() {
    return siblings.removeLast();
  }

  void enterPart() {
    int number = siblings.removeLast() + 1;
    siblings.addLast(number);
    numbers.addLast(number);
    open.addLast(new Open(false, true));
  }

  void leave() {
    if (open.removeLast().numbered()) {
      numbers.removeLast();
    }
  }

  /// Multiparts and emails around the part at hand, without the outermost email.
  int depth() {
    long emails = open.stream().filter(Open::email).count();
    return (int) emails - 1 + siblings.size();
  }

  String leaf() {
    String path = numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
    if (!inEmail()) {
      return path;
    }
    return path.isEmpty() ? "1" : path + ".1";
  }

  private boolean inEmail() {
    return !open.isEmpty() && open.getLast().email();
  }
}
