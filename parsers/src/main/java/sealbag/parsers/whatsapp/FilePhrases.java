package sealbag.parsers.whatsapp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words that stand around the names of files in one chat. Most attachments are a file that the
/// app named and the words of one phrase, which need not be looked up for each.
final class FilePhrases {

  /// With and without the app's mark, before and after it changed its language.
  private static final int MOST = 4;

  /// @param match the phrase, found around some other file's name
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Around(byte[] before, byte[] after, Match match) {

    boolean fits(byte[] bytes, int from, int to) {
      return to - from > before.length + after.length
          && Words.equal(before, bytes, from)
          && Words.equal(after, bytes, to - after.length);
    }
  }

  /// A file named by the app, and the match of the phrase with another.
  record Found(String name, Match like) {}

  private final List<Around> all = new ArrayList<>(MOST);

  /// The file that the text is, when it is nothing but one between words that were learned.
  @Nullable Found find(byte[] bytes, int from, int to) {
    for (Around around : all) {
      if (around.fits(bytes, from, to)) {
        int start = from + around.before().length;
        int end = to - around.after().length;
        String name = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        if (NamedFile.isNamedByApp(name)) {
          return new Found(name, around.match());
        }
      }
    }
    return null;
  }

  /// Learns from a text that is nothing but a match, if the name in it stands there once.
  void learn(String text, Match match) {
    String name = match.first().orElse("");
    int at = text.indexOf(name);
    boolean clear = NamedFile.isNamedByApp(name) && at == text.lastIndexOf(name);
    if (clear && match.from() == 0 && match.to() == match.plain().text().length()) {
      byte[] before = text.substring(0, at).getBytes(StandardCharsets.UTF_8);
      byte[] after = text.substring(at + name.length()).getBytes(StandardCharsets.UTF_8);
      if (all.stream().noneMatch(known -> isSame(known, before, after))) {
        if (all.size() == MOST) {
          all.removeFirst();
        }
        all.add(new Around(before, after, match));
      }
    }
  }

  private static boolean isSame(Around known, byte[] before, byte[] after) {
    return Arrays.equals(known.before(), before) && Arrays.equals(known.after(), after);
  }
}
