package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Record.Kind;

/// Reads what the app prints in each language, as the records of one chat.
class PrintedTextsTest {

  private static final Map<String, List<PrintedText>> CHATS = byLanguageAndPlatform();

  /// What is read as another kind, by language and platform, then by what it is.
  private static final Map<String, Map<String, String>> EXCEPTIONS = exceptions();

  private static Map<String, List<PrintedText>> byLanguageAndPlatform() {
    var chats = new LinkedHashMap<String, List<PrintedText>>();
    for (PrintedText text : PrintedText.all()) {
      if (!text.isTitle()) {
        String chat = text.language() + " " + text.platform();
        chats.computeIfAbsent(chat, _ -> new ArrayList<>()).add(text);
      }
    }
    return chats;
  }

  private static Map<String, Map<String, String>> exceptions() {
    var exceptions = new TreeMap<String, Map<String, String>>();
    for (String[] row : Table.rows("printed-texts-exceptions.tsv", 5)) {
      String chat = row[0] + " " + row[1];
      exceptions.computeIfAbsent(chat, _ -> new TreeMap<>()).put(row[2], row[3]);
    }
    return exceptions;
  }

  static List<String> chats() {
    return List.copyOf(CHATS.keySet());
  }

  @ParameterizedTest
  @MethodSource("chats")
  void everyTextIsReadAsWhatTheAppMeansByIt(String name) {
    List<PrintedText> texts = CHATS.getOrDefault(name, List.of());
    Parsed chat = chat(texts);

    assertThat(chat.records).hasSameSizeAs(texts);
    var misread = new TreeMap<String, String>();
    for (int i = 0; i < texts.size(); i++) {
      String found = found(chat.records.get(i));
      if (!found.equals(expected(texts.get(i)))) {
        misread.put(texts.get(i).role(), found);
      }
    }
    assertThat(misread).isEqualTo(EXCEPTIONS.getOrDefault(name, Map.of()));
  }

  private static Parsed chat(List<PrintedText> texts) {
    var lines = new ArrayList<String>();
    for (int i = 0; i < texts.size(); i++) {
      lines.add(line(texts.get(i), i));
    }
    return Parsed.text(String.join("\n", lines) + "\n");
  }

  private static String line(PrintedText text, int minute) {
    String stamp = "15.01.2024, %02d:%02d".formatted(10 + minute / 60, minute % 60);
    boolean notice = Meaning.kindOf(text.kind()) == Kind.NOTICE;
    if (text.isIos()) {
      return "[" + stamp + ":07] " + (notice ? "Harbour Walks: " : "Ash: ") + text.printed();
    }
    return stamp + " - " + (notice ? "" : "Ash: ") + text.printed();
  }

  /// The notice, or the kind of a record that is none.
  private static String found(Record record) {
    return record.notice().orElseGet(() -> record.kind().word());
  }

  private static String expected(PrintedText text) {
    Kind kind = Meaning.kindOf(text.kind());
    return kind == Kind.NOTICE ? text.kind() : kind.word();
  }
}
