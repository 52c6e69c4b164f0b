package sealbag.parsers.whatsapp.proof;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import sealbag.parsers.chat.Record.Kind;
import sealbag.parsers.whatsapp.proof.Told.Meaning;

/// Writes what people and the app put into generated chats. A typed text opens with a word of its
/// own, so that no two are alike and none is a phrase of the app in any language.
final class RandomBodies {

  /// @param name whether a name stands before it
  record Body(
      boolean name,
      String between,
      String text,
      Meaning meaning,
      int typedHeaders,
      boolean hasForeignHeader) {

    static Body of(String text, Meaning meaning) {
      return new Body(true, ": ", text, meaning, 0, false);
    }
  }

  private static final String MARK = "\u200E";
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HH-mm-ss");

  private static final List<String> PIECES =
      List.of(
          "hello",
          "see you",
          "naïve café",
          "£20",
          "नमस्ते",
          "今日は会議があります。",
          "مرحبا كيف حالك",
          "Привет",
          "สวัสดีครับ",
          "😂",
          "👨‍👩‍👧‍👦",
          "🇬🇧",
          "🤷‍♀️",
          " ",
          "  ",
          "\t",
          ": ",
          " - ",
          ":",
          "(x)",
          "<",
          ">",
          "[draft]",
          "]",
          "\"",
          "\\",
          "https://example.org/a?b=c&d=1",
          "10:30",
          "12/03",
          "@\u2068Ann\u2069",
          "\u200F",
          "\u200D",
          "\uFEFF",
          "\u2028",
          "\u0085",
          "\f",
          "\u000B",
          "\u0000",
          "\u001F",
          "\u007F",
          "\r",
          "\uFFFD",
          "\uD83D\uDE00",
          "e\u0301");

  private static final List<String> LINES =
      List.of(
          "12/05/2023 was the date",
          "[draft] see below",
          "10:30 - bring the file",
          "1) milk",
          "- item",
          "",
          " ",
          "2016-04-29 10:30:00 started: ok",
          "[23/03/2022]",
          "23/03/2022",
          "13:31",
          "[",
          "0",
          "\u200E",
          "[23/03/2022, 13:31:07",
          "23/03/2022, 13:31");

  private static final String FOREIGN_TO_ANDROID = "[05/03/2022, 13:31:07] Eve: pasted";
  private static final String FOREIGN_TO_IPHONES = "05/03/2022, 13:31 - Eve: pasted";

  private final SplittableRandom random;
  private final Style style;
  private final boolean innerCrLf;

  /// @param innerCrLf whether lines inside texts may end in CR LF
  RandomBodies(SplittableRandom random, Style style, boolean innerCrLf) {
    this.random = random;
    this.style = style;
    this.innerCrLf = innerCrLf;
  }

  /// The body of record `n`.
  Body next(int n, LocalDateTime time) {
    int pick = random.nextInt(100);
    if (style.isLegacy() || pick < 76) {
      return typed(n, time);
    }
    Optional<Body> shared = pick < 84 ? Optional.of(empty()) : Optional.empty();
    return shared.orElseGet(() -> style.isIos() ? iphone(n, time) : android(n, time));
  }

  /// A text that a person typed.
  Body typed(int n, LocalDateTime time) {
    var text = new StringBuilder("t").append(n).append(random.nextBoolean() ? " " : "");
    boolean foreign = false;
    int headers = 0;
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    if (text.charAt(text.length() - 1) == '\r') {
      text.append('.');
    }
    if (random.nextInt(12) == 0) {
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        text.append(lineEnd()).append(LINES.get(random.nextInt(LINES.size())));
      }
    }
    if (random.nextInt(60) == 0) {
      foreign = true;
      text.append(lineEnd()).append(style.isAndroid() ? FOREIGN_TO_ANDROID : FOREIGN_TO_IPHONES);
    }
    if (style.isIos() && !innerCrLf && random.nextInt(100) == 0) {
      headers = 1;
      text.append('\n').append(style.open()).append(style.print(time)).append(style.close());
      text.append("Eve: typed");
    }
    unusual(text);
    boolean edited = !style.isLegacy() && random.nextInt(60) == 0;
    text.append(edited ? " " + (style.isIos() ? MARK : "") + "<This message was edited>" : "");
    return new Body(
        true, ": ", text.toString(), edited ? Meaning.EDITED : Meaning.TEXT, headers, foreign);
  }

  private void unusual(StringBuilder text) {
    switch (random.nextInt(400)) {
      case 0 -> text.append(" long".repeat(2_000 + random.nextInt(4_000)));
      case 1 -> text.append(lineEnd().repeat(random.nextInt(50)));
      case 2, 3 -> text.append(Raw.of(0xE9));
      case 4 -> text.append(Raw.of(0xF0)).append(Raw.of(0x9F)).append(Raw.of(0x8C));
      case 5 -> text.append(Raw.of(0xED)).append(Raw.of(0xA0)).append(Raw.of(0x80)).append("x");
      case 6 -> text.append(Raw.of(0xC0)).append(Raw.of(0xAF)).append(Raw.of(0xFF));
      default -> {
        // Most are not.
      }
    }
  }

  private String lineEnd() {
    return innerCrLf && random.nextBoolean() ? "\r\n" : "\n";
  }

  private Body empty() {
    boolean mark = style.isAndroid() && random.nextBoolean();
    String text = mark ? "null" : random.nextBoolean() ? "" : ".";
    boolean glued = text.equals(".") || (text.isEmpty() && random.nextBoolean());
    return new Body(true, glued ? ":" : ": ", text, Meaning.of(Kind.EMPTY), 0, false);
  }

  private Body android(int n, LocalDateTime time) {
    return switch (random.nextInt(9)) {
      case 0 -> Body.of("<Media omitted>", Meaning.of(Kind.OMITTED));
      case 1 -> Body.of("<Media omitted>\ncaption " + n, Meaning.of(Kind.OMITTED));
      case 2 -> Body.of("This message was deleted", Meaning.of(Kind.DELETED));
      case 3 -> Body.of("Missed voice call", Meaning.of(Kind.CALL));
      case 4 ->
          Body.of("location: https://maps.google.com/?q=51.5,-0.12", Meaning.of(Kind.LOCATION));
      case 5 -> Body.of("POLL:\nq" + n + "\nOPTION: a (1 vote)", Meaning.of(Kind.POLL));
      case 6 -> notice(androidNotice(n));
      default -> androidFile(n, time);
    };
  }

  private Body androidFile(int n, LocalDateTime time) {
    String image = "IMG-" + DAY.format(time) + "-WA%04d.jpg".formatted(n % 10_000);
    String name = random.nextInt(4) == 0 ? "report 😂 " + n : image;
    String caption = random.nextInt(3) == 0 ? "\ncaption " + n : "";
    return Body.of(MARK + name + " (file attached)" + caption, Meaning.file(name));
  }

  private static Body notice(String text) {
    return new Body(false, "", text, Meaning.of(Kind.NOTICE), 0, false);
  }

  private String androidNotice(int n) {
    return switch (random.nextInt(4)) {
      case 0 -> "Ann Lee added Ben";
      case 1 -> "Ann Lee changed the subject from \"a" + n + "\" to \"b: c\"";
      case 2 -> "Something that no phrase knows, number " + n;
      default -> "Ann Lee turned off disappearing messages. Tap to change.";
    };
  }

  private Body iphone(int n, LocalDateTime time) {
    return switch (random.nextInt(9)) {
      case 0 -> Body.of(MARK + "image omitted", Meaning.of(Kind.OMITTED));
      case 1 -> Body.of(MARK + "sticker omitted", Meaning.of(Kind.OMITTED));
      case 2 -> Body.of(MARK + "This message was deleted.", Meaning.of(Kind.DELETED));
      case 3 ->
          Body.of(MARK + "Missed video call. " + MARK + "Tap to call back", Meaning.of(Kind.CALL));
      case 4 ->
          Body.of(
              MARK + "Location: https://maps.google.com/?q=51.5,-0.12", Meaning.of(Kind.LOCATION));
      case 5 ->
          Body.of(
              MARK + "POLL:\nq" + n + "\n" + MARK + "OPTION: a (1 vote)", Meaning.of(Kind.POLL));
      case 6 -> Body.of(MARK + "Ann Lee added Ben", Meaning.of(Kind.NOTICE));
      default -> {
        String name = "%08d-PHOTO-%s.jpg".formatted(n, SECOND.format(time));
        yield Body.of(MARK + "<attached: " + name + ">", Meaning.file(name));
      }
    };
  }
}
