package sealbag.parsers;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import sealbag.parsers.apps.App;
import sealbag.parsers.apps.Listing;

/// The apps and converters that can be told, but are not read, most specific first. A new one is
/// one line here.
public final class OtherApps {
  private static final String ANY = ".*";
  private static final String JSON = ".*\\.json";
  private static final String HTML = ".*\\.html?";
  private static final String CSV = ".*\\.(csv|txt)";

  private static final List<App> ALL =
      List.of(
          // Telegram Desktop: "Export chat history", as JSON or HTML
          App.of(
              "Telegram",
              JSON,
              "\"type\"\\s*:\\s*\"(personal_chat|private_(super)?group|public_(super)?group|private_channel|public_channel|bot_chat|saved_messages)\""),
          App.of("Telegram", HTML, "<title>\\s*Exported Data\\s*</title>"),
          // Meta's "Download your information"
          App.of("Instagram", ".*your_instagram_activity/.*message_\\d+\\.(json|html)", ANY),
          App.of(
              "Facebook Messenger", ".*your_facebook_activity/.*message_\\d+\\.(json|html)", ANY),
          App.of(
              "Instagram",
              JSON,
              "\"participants\"\\s*:.{1,4000}\"timestamp_ms\".{1,60000}instagram\\.com/"),
          App.of(
              "Facebook Messenger or Instagram",
              JSON,
              "\"participants\"\\s*:.{1,4000}\"(sender_name|senderName)\"\\s*:"),
          App.of("Facebook Messenger or Instagram", ".*/inbox/.*message_\\d+\\.(json|html)", ANY),
          // Signal: Android backups, Desktop's chat export
          App.of("Signal", "(.*/)?signal-\\d{4}(-\\d\\d){5}\\.backup", ANY),
          App.of("Signal", ".*\\.jsonl?", "\"(chatItem|backupTimeMs|currentAppVersion)\"\\s*:"),
          App.of("Signal", HTML, "(?i)<title>[^<]*signal[^<]*</title>"),
          // Microsoft Teams and Skype: the account's export; Teams by eDiscovery
          App.of(
              "Microsoft Teams",
              JSON,
              "\"(threadProperties|teamsChannelData)\"|thread\\.(v2|tacv2|skype)"),
          App.of("Microsoft Teams", HTML + "|" + CSV, "(?i)teams\\.microsoft\\.com|TeamsMessage"),
          App.of("Skype", JSON, "\"userId\"\\s*:\\s*\"8:.{1,400}\"exportDate\""),
          // iMazing and other programs that read backups of phones
          App.of("iMazing", CSV, "^\\W{0,3}Chat Session\\W{1,3}Message Date"),
          App.of("iMazing", HTML, "(?i)imazing"),
          App.of("Cellebrite", ".*\\.(ufdr|ufd)|(.*/)?report\\.xml", "(?i)cellebrite|PK"),
          App.of("MSAB XRY", ".*\\.(xml|xry)", "(?i)\\bxry\\b"),
          App.of(
              "WhatsApp Chat Exporter (a converter)",
              JSON + "|" + HTML,
              "@(s\\.whatsapp\\.net|g\\.us)"),
          App.of("a WhatsApp backup", "(.*/)?msgstore.*\\.db(\\.crypt\\d+)?", ANY),
          App.of("a WhatsApp backup", "(.*/)?chatstorage\\.sqlite", ANY),
          App.of(
              "WhatsApp account information",
              "(.*/)?(whatsapp_)?(account|connections|settings)[^/]*/.*\\.(json|html)",
              "(?i)whatsapp"),
          // further apps, by what their own exports begin with
          App.of(
              "LINE",
              ".*\\.txt",
              "^\\W{0,3}(\\[LINE\\]|Chat history (with|in) .{1,200}\\n\\s*Saved on)"),
          App.of("KakaoTalk", CSV, "^\\W{0,3}(.{1,200}KakaoTalk Chats|Date,User,Message)"),
          App.of("Discord", JSON, "\"guild\"\\s*:.{1,2000}\"channel\"\\s*:"),
          App.of("Slack", "(.*/)?channels\\.json", "\"is_archived\""),
          App.of("Snapchat", "(.*/)?json/(chat|snap)_history\\.json", ANY),
          App.of("Google Chat", "(.*/)?google chat/.*", ANY),
          App.of("Viber", "(.*/)?(messages - .*|viber[^/]*)\\.(csv|txt)", "\\d{1,2}:\\d\\d"),
          App.of("SMS Backup & Restore", ".*\\.xml", "<(smses|calls)\\s+count="));

  private OtherApps() {}

  /// The app that made these files, in plain words; empty when none is recognised.
  public static Optional<String> name(Listing listing) throws IOException {
    for (App app : ALL) {
      if (app.isIn(listing)) {
        return Optional.of(app.name());
      }
    }
    return Optional.empty();
  }
}
