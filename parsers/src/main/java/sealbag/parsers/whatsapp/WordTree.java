package sealbag.parsers.whatsapp;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Words and what each means, found letter by letter so that no string is made of the line. Letter
/// case, dots, spaces and invisible marks do not matter: `p. m.`, `P.M.` and `pm` are one word.
final class WordTree<T> {

  private static final class Node<T> {

    private int[] letters = {};
    private Node<T>[] next = nodes(0);
    private @Nullable T meaning;

    @SuppressWarnings("unchecked")
    private static <T> Node<T>[] nodes(int count) {
      return (Node<T>[]) new Node<?>[count];
    }

    private @Nullable Node<T> after(int letter) {
      int at = Arrays.binarySearch(letters, letter);
      return at < 0 ? null : next[at];
    }

    private Node<T> grow(int letter) {
      int at = Arrays.binarySearch(letters, letter);
      if (at >= 0) {
        return next[at];
      }
      int place = -at - 1;
      int[] moreLetters = Arrays.copyOf(letters, letters.length + 1);
      Node<T>[] moreNodes = Arrays.copyOf(next, next.length + 1);
      System.arraycopy(letters, place, moreLetters, place + 1, letters.length - place);
      System.arraycopy(next, place, moreNodes, place + 1, next.length - place);
      moreLetters[place] = letter;
      moreNodes[place] = new Node<>();
      letters = moreLetters;
      next = moreNodes;
      return next[place];
    }
  }

  private final Node<T> root = new Node<>();

  /// Adds a word, however its accents are encoded.
  void add(String word, T meaning) {
    node(Normalizer.normalize(word, Form.NFC)).meaning = meaning;
    node(Normalizer.normalize(word, Form.NFD)).meaning = meaning;
  }

  /// What the word means; null when it was not added.
  @Nullable T get(String word) {
    return node(Normalizer.normalize(word, Form.NFC)).meaning;
  }

  private Node<T> node(String word) {
    Node<T> node = root;
    for (int letter : word.codePoints().toArray()) {
      node = isSilent(letter) ? node : node.grow(Character.toLowerCase(letter));
    }
    return node;
  }

  /// Whether a word may begin with this character.
  boolean mayBegin(int character) {
    return root.after(Character.toLowerCase(character)) != null;
  }

  /// Reads the longest word from the cursor's place, with the dot that ends it; null when there is
  /// none, and then the cursor stays.
  @Nullable T read(Cursor in) {
    T found = null;
    int end = in.at();
    Node<T> node = root;
    while (node != null && !in.atEnd()) {
      int letter = in.peek();
      if (node != root && isSilent(letter)) {
        in.skip();
        continue;
      }
      node = node.after(Character.toLowerCase(letter));
      if (node == null) {
        break;
      }
      in.skip();
      if (node.meaning != null && endsAfter(letter, in)) {
        found = node.meaning;
        end = in.at();
      }
    }
    in.backTo(end);
    if (found != null) {
      in.take('.');
    }
    return found;
  }

  private static boolean isSilent(int character) {
    return character == '.'
        || character == 0x200C
        || character == 0x200D
        || Marks.isBlank(character)
        || Marks.isMark(character);
  }

  /// Whether a word can end after its last letter. `a.` is no word in `a.m.`, and East Asian words
  /// need no space after them.
  private static boolean endsAfter(int last, Cursor in) {
    if (Character.isIdeographic(last) || isHangul(last)) {
      return true;
    }
    int end = in.at();
    in.take('.');
    boolean ends = !isWordPart(in.peek());
    in.backTo(end);
    return ends;
  }

  private static boolean isHangul(int character) {
    return character >= 0xAC00 && character <= 0xD7A3;
  }

  /// Whether the character is a letter or an accent on one.
  static boolean isWordPart(int character) {
    if (character < 0x80) {
      return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }
    int type = Character.getType(character);
    return Character.isLetter(character)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
