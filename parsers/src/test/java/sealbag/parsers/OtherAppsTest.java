package sealbag.parsers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sealbag.parsers.apps.Listing;

class OtherAppsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Telegram | result.json | {\"type\": \"private_supergroup\"}",
        "Telegram | a/messages2.html | <title>Exported Data</title>",
        "Instagram | x/your_instagram_activity/messages/inbox/a/message_1.json | {}",
        "Facebook Messenger | your_facebook_activity/messages/inbox/a/message_12.html | x",
        "Facebook Messenger or Instagram | message_1.json | {\"participants\": [], \"messages\": [{\"sender_name\": 1}]}",
        "Signal | signal-2024-03-14-09-15-02.backup | x",
        "Signal | main.jsonl | {\"chatItem\":{}}",
        "Microsoft Teams | messages.json | {\"threadProperties\": 1}",
        "iMazing | Messages.csv | \"Chat Session\",\"Message Date\"",
        "LINE | LINE.txt | [LINE] Chat history with Sam",
        "Discord | d.json | {\"guild\": {}, \"channel\": {}}",
        "SMS Backup & Restore | sms.xml | <smses count=\"2\">",
        "a WhatsApp backup | Databases/msgstore-2024-03-14.1.db.crypt14 | x",
      })
  void anAppIsToldByTheNameAndBeginningOfAFile(String app, String name, String content)
      throws IOException {
    assertThat(OtherApps.name(listing("photo.jpg", "x", name, content))).contains(app);
  }

  @Test
  void ordinaryFilesAreNoApp() throws IOException {
    assertThat(
            OtherApps.name(
                listing(
                    "letter.txt",
                    "Dear Sam,\n14:05 she wrote",
                    "settings.json",
                    "{\"type\": \"x\"}")))
        .isEmpty();
    assertThat(OtherApps.name(new Listing(List.of()))).isEmpty();
  }

  private static Listing listing(String... namesAndContents) {
    var files = new java.util.ArrayList<Listing.File>();
    for (int i = 0; i < namesAndContents.length; i += 2) {
      byte[] content = namesAndContents[i + 1].getBytes(UTF_8);
      files.add(new Listing.File(namesAndContents[i], () -> content));
    }
    return new Listing(files);
  }
}
