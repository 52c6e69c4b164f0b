package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.fixtures.archives.HostileArchive;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a person can decide about a zip that can be read in two ways, or not to its end.
class ReleaseChatTest {
  private static final String NUMBER = "SB-2026-000001";
  private static final String WHY = "--because";

  @TempDir private Path folder;
  private Sealbag sealbag;

  @BeforeEach
  void makeAHome() {
    sealbag = new Sealbag(folder.resolve("home"));
  }

  private void take(String trick) throws IOException {
    HostileArchive archive =
        HostileArchive.all().stream()
            .filter(one -> one.name().equals(trick))
            .findFirst()
            .orElseThrow();
    Path zip = Files.write(folder.resolve(trick + ".zip"), archive.bytes());
    assertThat(sealbag.run("import", "--json", zip).code()).isEqualTo(3);
  }

  private String sealed(Sealbag.Run run, String path) throws IOException {
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    Path file = Path.of(run.text("package"));
    new SealedZip(file).assertSound();
    try (var zip = new ZipFile(file.toFile());
        InputStream in = zip.getInputStream(zip.getEntry(NUMBER + "/" + path))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two-chats-of-one-name",
        "glued-two-chats",
        "zip-in-the-comment",
        "unlisted-second-chat"
      })
  void theChatThatAPersonChoosesIsTheChatAndTheOtherIsKept(String trick) throws IOException {
    take(trick);

    Sealbag.Run run = sealbag.run("release", NUMBER, "--chat", "2", WHY, "seen", "--json");

    String chat = sealed(run, "data/chat/chat.txt");
    String other = chat.contains("first reading") ? "second reading" : "first reading";
    JsonNode catalogue = JsonMapper.builder().build().readTree(sealed(run, "data/catalogue.json"));
    String kept = "";
    for (JsonNode item : catalogue.get("items")) {
      String path = item.path("packagePath").asString("");
      if (path.startsWith("data/chat/A")) {
        kept += sealed(run, path);
      }
    }
    assertThat(kept).contains(other).doesNotContain(chat);
    assertThat(sealed(run, "metadata/limitations.json")).contains("CHAT_CHOSEN");
  }

  @Test
  void bothChoicesLeadToDifferentChatsAndTheCustodyLogHasTheChoice() throws IOException {
    take("two-chats-of-one-name");

    Sealbag.Run run = sealbag.run("release", NUMBER, "--chat", "1", WHY, "seen", "--json");

    assertThat(sealed(run, "data/chat/chat.txt")).contains("first reading");
    String custody = sealed(run, "custody/events.jsonl");
    String released =
        custody.lines().filter(line -> line.contains("\"released\"")).findFirst().orElseThrow();
    String read =
        custody.lines().filter(line -> line.contains("\"chat-read\"")).findFirst().orElseThrow();
    String hash = released.replaceFirst(".*\"chat\":\"([0-9a-f]{64})\".*", "$1");
    assertThat(released).contains("\"chatNumber\":\"1\"", "\"because\":\"seen\"");
    assertThat(read).contains("\"sha256\":\"" + hash + "\"");
    assertThat(sealbag.run("custody", "verify").code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "3", "-1"})
  void aNumberThatIsNoneOfTheChatsIsAUsageErrorAndDecidesNothing(String number) throws IOException {
    take("two-chats-of-one-name");

    Sealbag.Run run = sealbag.run("release", NUMBER, "--chat", number, WHY, "seen");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("from 1 to 2");
    assertThat(sealbag.run("show", NUMBER, "--json").out()).contains("\"state\":\"held\"");
  }

  @Test
  void aChoiceOfChatsWhereThereIsNoneIsAUsageError() throws IOException {
    take("bomb");

    Sealbag.Run run = sealbag.run("release", NUMBER, "--chat", "1", WHY, "seen");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("not held for a choice between chats");
  }

  @Test
  void theReasonNamesBothCandidates() throws IOException {
    take("glued-two-chats");

    Sealbag.Run run = sealbag.run("show", NUMBER, "--json");

    assertThat(run.text("reason"))
        .contains("chat 1 is entry 1", "chat 2 is entry 2", "not in the zip's list", "--chat");
  }

  @Test
  void inspectShowsEachCandidateAndThatImportWouldHoldIt() throws IOException {
    take("glued-two-chats");

    Sealbag.Run run = sealbag.run("inspect", folder.resolve("glued-two-chats.zip"));

    assertThat(run.code()).isZero();
    assertThat(run.out().lines().filter(line -> line.contains("WhatsApp chat, Android")))
        .hasSize(2);
    assertThat(run.out()).contains("AMBIGUOUS_EOCD: ", "would hold it: AMBIGUOUS_CHAT: ");
  }

  @Test
  void namesReachNoTerminalAndNoJsonAsTheyAre() throws IOException {
    take("two-chats-with-terminal-commands");
    Path zip = folder.resolve("two-chats-with-terminal-commands.zip");

    String all =
        sealbag.run("show", NUMBER).out()
            + sealbag.run("show", NUMBER, "--json").out()
            + sealbag.run("inspect", zip).out()
            + sealbag.run("inspect", zip, "--json").out()
            + sealbag.run("release", NUMBER, "--chat", "1", WHY, "seen").out();

    assertThat(all).contains("\\u001b").doesNotContain("\u001B", "\u0007", "\u202E");
  }

  @Test
  void whatWasSalvagedIsSealedWhenAPersonReleasesIt() throws IOException {
    take("cut-in-the-last-file");

    Sealbag.Run run = sealbag.run("release", NUMBER, WHY, "the phone is gone", "--json");

    assertThat(sealed(run, "data/chat/chat.txt")).contains("first reading");
    assertThat(run.item().get("flags").valueStream().map(JsonNode::asString))
        .contains("SALVAGED", "UNREADABLE_ARCHIVE");
    assertThat(sealed(run, "custody/events.jsonl")).contains("\"salvaged\":\"true\"");
  }

  @Test
  void whereTheChatItselfIsLostTheOriginalIsSealedUnread() throws IOException {
    take("cut-in-the-chat");

    Sealbag.Run run = sealbag.run("release", NUMBER, WHY, "the phone is gone", "--json");

    assertThat(sealed(run, "data/catalogue.json"))
        .contains("\"type\": \"unparsed\"", "SALVAGED", "\"status\": \"unreadable\"");
  }

  @Test
  void whatIsRefusedIsSealedUnreadWithItsListOfFiles() throws IOException {
    take("entry-runs-into-the-list");

    Sealbag.Run run = sealbag.run("release", NUMBER, WHY, "seen", "--json");

    assertThat(sealed(run, "data/catalogue.json"))
        .contains("\"type\": \"unparsed\"", "OVERLAPPING_ENTRIES", "Marek.vcf");
    assertThat(run.item().get("chats")).isEmpty();
  }
}
