package sealbag.parsers.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileLinkTest {

  @ParameterizedTest
  @CsvSource({
    "https://1drv.ms/u/s!Ab, OneDrive",
    "HTTPS://ONEDRIVE.LIVE.COM/?id=1, OneDrive",
    "https://force-my.sharepoint.com/:u:/g/x, SharePoint or OneDrive",
    "https://drive.google.com/file/d/1/view, Google Drive",
    "https://we.tl/t-abc, WeTransfer",
    "https://www.dropbox.com/s/abc/chat.zip, Dropbox",
    "https://www.icloud.com/attachment/?u=x, iCloud Mail Drop",
  })
  void aLinkOfAKnownServiceIsNamed(String url, String service) {
    assertThat(FileLink.in("see " + url + " please"))
        .extracting(FileLink::service)
        .containsExactly(service);
  }

  @ParameterizedTest
  @CsvSource({
    "https://sharepoint.com.evil.example/x",
    "https://evil.example/drive.google.com/file",
    "https://notdrive.google.com.example/",
    "https://police.example/we.tl",
  })
  void aHostThatOnlyLooksAlikeIsNone(String url) {
    assertThat(FileLink.in(url)).isEmpty();
  }

  @Test
  void theEndOfAMailDropIsReadFromItsLink() {
    String link =
        "https://www.icloud.com/attachment/?u=https%3A%2F%2Fcvws.icloud-content.com%2FB%2F%24%7Bf%7D"
            + "%3Fo%3DA%26e%3D1713000000%26x%3D1&amp;f=chat.zip";

    FileLink found = FileLink.in("<a href=\"" + link + "\">").getFirst();

    assertThat(found.expires()).contains(Instant.ofEpochSecond(1_713_000_000));
    assertThat(found.daysKept()).hasValue(30);
  }

  @Test
  void aLinkInsideTheLinkOfAMailFilterIsSeen() {
    String link =
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwe.tl%2Ft-abc&data=1";

    assertThat(FileLink.in(link)).extracting(FileLink::service).containsExactly("WeTransfer");
  }

  @Test
  void eachServiceIsNamedOnce() {
    assertThat(FileLink.in("https://we.tl/a https://1drv.ms/b https://we.tl/c"))
        .extracting(FileLink::service)
        .isEqualTo(List.of("WeTransfer", "OneDrive"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Thu, 14 Mar 2024 09:15:02 +0000 | 2024-03-14T09:15:02Z",
        "14 Mar 2024 09:15 +0100 (CET) | 2024-03-14T08:15:00Z",
        "Thu,  4 Apr 2024 9:15:02 GMT | 2024-04-04T09:15:02Z",
      })
  void datesOfMailsAreReadAsTheyAreSent(String field, String instant) {
    assertThat(MailDate.of(field)).contains(Instant.parse(instant));
  }

  @Test
  void aDateThatCannotBeReadIsNone() {
    assertThat(MailDate.of("yesterday")).isEmpty();
  }
}
