package sealbag.parsers.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Record.Kind;
import sealbag.parsers.chat.Timer;
import sealbag.parsers.chat.Timer.State;
import sealbag.parsers.chat.Warning;

class NoticesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them. Learn more.|encryption_notice",
        "Messages to this group are secured with end-to-end encryption. Tap for more info.|encryption_notice",
        "Ann created group \"Watch\"|group_created",
        "You created group “Watch”|group_created",
        "Ann added Ben and Cat|member_added",
        "Ann added you|member_added",
        "You were added|member_added",
        "You were added by someone who’s not in your contacts.|added_by_non_contact",
        "Ann added this group to a community|community_event",
        "Ann left|member_left",
        "Ann joined using this group's invite link|member_joined_link",
        "Ann removed Ben|member_removed",
        "Ann changed the subject from \"A\" to \"B: C\"|subject_changed",
        "Ann changed the group name to “B”|subject_changed",
        "Ann changed this group's icon|icon_changed",
        "Ann deleted this group's icon|icon_deleted",
        "Ann changed the group description|description_changed",
        "You're now an admin|admin_promoted_you",
        "Ann reset this group's invite link|invite_link_reset",
        "Ann changed this group's settings to allow only admins to send messages to this group|group_settings_send",
        "Your security code with Ann changed. Tap to learn more.|security_code_changed",
        "Ann's security code changed. Tap for more info.|security_code_changed",
        "Ann changed from +44 7700 900123 to +44 7700 900124|number_changed",
        "Ann changed their phone number to a new number. Tap to message or add the new number.|number_changed",
        "Ann is a contact|is_a_contact",
        "You blocked this contact. Tap to unblock.|blocked",
        "You unblocked this contact.|unblocked",
        "This chat is with a business account.|business_account",
        "Ann turned on advanced chat privacy.|advanced_chat_privacy_on",
        "Ann ended this group|group_ended",
        "Ann did something new|unknown",
      })
  void theSubKindIsNamed(String text, String notice) {
    Parsed android = Parsed.lines("23/03/2022, 13:30 - Eve: x", "23/03/2022, 13:31 - " + text);
    Parsed ios =
        Parsed.lines(
            "[23/03/2022, 13:30:00] Eve: x", "[23/03/2022, 13:31:00] Watch: \u200E" + text);

    assertThat(android.last().notice()).contains(notice);
    assertThat(ios.last().notice()).contains(notice);
    assertThat(android.last().label()).isEmpty();
    assertThat(ios.last().label()).contains("Watch");
    assertThat(ios.participants()).containsExactly("Eve=1");
    assertThat(ios.warns(Warning.Kind.UNKNOWN_NOTICE)).isEqualTo(notice.equals("unknown"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ann updated the message timer. New messages will disappear from this chat 24 hours after they're sent, except when kept. Tap to change.|ON|PT24H|Ann",
        "You updated the message timer. New messages will disappear from this chat 90 days after they're sent.|ON|P90D|",
        "Ann 2 turned on disappearing messages. All new messages will disappear from this chat 7 days after they’re sent. Tap to change|ON|P7D|Ann 2",
        "Ann turned on disappearing messages.|ON||Ann",
        "Ann turned off disappearing messages. Tap to change.|OFF||Ann",
        "Disappearing messages were turned off.|OFF||",
        "Ann uses a default timer for disappearing messages in new chats. All new messages will disappear from this chat 90 days after they’re sent. Tap to set your own default timer.|DEFAULT|P90D|Ann",
      })
  void theDisappearingTimerIsRead(String text, State state, String period, String actor) {
    Record record =
        Parsed.lines("23/03/2022, 13:30 - Eve: x", "23/03/2022, 13:31 - " + text).last();

    assertThat(record.timer())
        .contains(new Timer(state, Optional.ofNullable(period), Optional.ofNullable(actor)));
  }

  @Test
  void aTypedNoticeAfterANameIsText() {
    Parsed parsed =
        Parsed.lines("23/03/2022, 13:30 - Eve: I added sugar", "23/03/2022, 13:31 - Eve: Ann left");

    assertThat(parsed.records).allMatch(record -> record.kind() == Kind.TEXT);
    assertThat(parsed.warnings()).isEmpty();
  }

  @Test
  void aGroupCallIsACallAndTheTitleThatHeadsItIsNoSender() {
    Parsed android =
        Parsed.lines("23/03/2022, 13:30 - Eve: x", "23/03/2022, 13:31 - Ann started a video call");
    Parsed ios =
        Parsed.lines(
            "[23/03/2022, 13:30:00] Eve: x",
            "[23/03/2022, 13:31:00] Watch: \u200EAnn started a video call",
            "[23/03/2022, 13:32:00] Ann: \u200EAnn started a video call");

    assertThat(android.last().kind()).isEqualTo(Kind.CALL);
    assertThat(android.last().sender()).isEmpty();
    assertThat(ios.senders()).containsExactly("Eve", "-", "Ann");
  }

  @Test
  void theLanguageIsVotedForByPhrases() {
    assertThat(Parsed.lines("23/03/2022, 13:31 - Eve: Missed voice call").chat().language())
        .contains("en");
    assertThat(Parsed.lines("23/03/2022, 13:31 - Eve: Hallo").chat().language()).isEmpty();
  }

  @Test
  void aChatThatDoesNotOpenWithTheOpeningNoticeMayBeTruncated() {
    Parsed headless = Parsed.lines("23/03/2022, 13:31 - Eve: Missed voice call");
    Parsed whole =
        Parsed.lines(
            "23/03/2022, 13:30 - Messages and calls are end-to-end encrypted.",
            "23/03/2022, 13:31 - Eve: Missed voice call");

    assertThat(headless.warns(Warning.Kind.POSSIBLY_TRUNCATED)).isTrue();
    assertThat(whole.warns(Warning.Kind.POSSIBLY_TRUNCATED)).isFalse();
  }

  @Test
  void aChatAsLongAsTheAppsLimitMayBeTruncated() {
    String text = "25/03/2022, 13:31 - Eve: x\n".repeat(10_000);

    assertThat(Parsed.text(text).warns(Warning.Kind.POSSIBLY_TRUNCATED)).isTrue();
    assertThat(Parsed.text(text + text).warns(Warning.Kind.POSSIBLY_TRUNCATED)).isFalse();
  }
}
