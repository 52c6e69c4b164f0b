package sealbag.parsers.whatsapp.proof;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sealbag.parsers.chat.Record.Kind;
import sealbag.parsers.whatsapp.proof.Told.Meaning;

/// What the texts of generated records mean, by regular expressions over the English ones that
/// [RandomBodies] writes.
final class ReferenceKinds {

  private static final Pattern NOTICE =
      Pattern.compile(
          "[^:\n]*? (?:added .*|left|changed the subject from \".*\" to \".*\""
              + "|turned o(?:n|ff) disappearing messages.*)"
              + "|Messages and calls are end-to-end encrypted\\..*");

  private static final Pattern ANDROID_FILE =
      Pattern.compile("\u200E?(\\S.*) \\(file attached\\)(\n.*)?", Pattern.DOTALL);
  private static final Pattern IOS_FILE =
      Pattern.compile("\u200E<attached: (.*)>(\n.*)?", Pattern.DOTALL);
  private static final Pattern OMITTED =
      Pattern.compile(
          "<Media omitted>(\n.*)?|\u200E(image|video|audio|sticker) omitted", Pattern.DOTALL);
  private static final Pattern DELETED =
      Pattern.compile("\u200E?(This message was deleted|You deleted this message)\\.?");
  private static final Pattern CALL =
      Pattern.compile("\u200E?Missed (voice|video) call(\\. \u200ETap to call back)?");
  private static final Pattern LOCATION =
      Pattern.compile("\u200E?[lL]ocation: https://maps\\.google\\.com/\\?q=[-0-9.,]+");
  private static final Pattern POLL =
      Pattern.compile("\u200E?POLL:\n.*\n(\u200E?OPTION: .*(\n|$))+");
  private static final Pattern EDITED =
      Pattern.compile(".* \u200E?<This message was edited>", Pattern.DOTALL);

  private ReferenceKinds() {}

  /// Whether the text is an English notice.
  static boolean isNotice(String text) {
    return NOTICE.matcher(text).matches();
  }

  /// @param name the name before the text, or nothing
  static Meaning of(String name, String text, Style style) {
    boolean marked = text.startsWith("\u200E");
    if (name.isEmpty() || (style.isIos() && marked && isNotice(text.replaceAll("^\u200E", "")))) {
      return Meaning.of(Kind.NOTICE);
    }
    if (text.isEmpty() || text.equals(".") || (style.isAndroid() && text.equals("null"))) {
      return Meaning.of(Kind.EMPTY);
    }
    Matcher file = (style.isIos() ? IOS_FILE : ANDROID_FILE).matcher(text);
    if (file.matches()) {
      return Meaning.file(file.group(1));
    }
    return EDITED.matcher(text).matches() ? Meaning.EDITED : Meaning.of(kind(text));
  }

  private static Kind kind(String text) {
    if (OMITTED.matcher(text).matches()) {
      return Kind.OMITTED;
    }
    if (DELETED.matcher(text).matches()) {
      return Kind.DELETED;
    }
    if (CALL.matcher(text).matches()) {
      return Kind.CALL;
    }
    if (LOCATION.matcher(text).matches()) {
      return Kind.LOCATION;
    }
    return POLL.matcher(text).matches() ? Kind.POLL : Kind.TEXT;
  }
}
