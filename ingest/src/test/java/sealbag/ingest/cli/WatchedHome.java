package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// A home folder with a mailbox and a mail server of its own, looked at with `watch --once`. At the
/// end its custody log must verify.
final class WatchedHome implements AutoCloseable {
  private final PostOffice post = new PostOffice();
  private final Path home;
  private Sealbag sealbag;

  WatchedHome(Path folder) throws IOException {
    home = folder.resolve("home");
    sealbag = post.sealbag(home);
  }

  /// Writes the configuration anew.
  ///
  /// @param more its last lines
  void configure(String... more) throws IOException {
    sealbag = post.sealbag(home, more);
  }

  PostOffice post() {
    return post;
  }

  Sealbag sealbag() {
    return sealbag;
  }

  /// Puts mails into the mailbox, one after the other, each taken in before the next one.
  void send(OfficerMail... mails) throws Exception {
    for (OfficerMail mail : mails) {
      post.deliver(mail);
      watch();
    }
  }

  /// An answer to the last letter that the officer got.
  OfficerMail answer(String id, String words) throws Exception {
    PostOffice.Got letter = lastLetter();
    return OfficerMail.of(id, "Re: " + letter.subject())
        .header("In-Reply-To: " + letter.id())
        .saying(words);
  }

  void watch() {
    Sealbag.Run run = sealbag.run("watch", "--once");
    assertThat(run.code()).as(run.err()).isIn(0, 3);
  }

  PostOffice.Got lastLetter() throws Exception {
    return post.got().getLast();
  }

  List<JsonNode> items() {
    return sealbag.run("list", "--json").items();
  }

  List<String> states() {
    return items().stream().map(one -> one.get("state").asString()).toList();
  }

  /// Why each is held; empty where it is not.
  List<String> codes() {
    return items().stream().map(one -> one.get("code").asString()).toList();
  }

  /// The custody events, a line each.
  String custody(String number) {
    return sealbag.run("custody", "export", number).out();
  }

  Path packageOf(String number) {
    return home.resolve("packages").resolve(number + ".zip");
  }

  Path outbox(String name) {
    return home.resolve("outbox").resolve(name);
  }

  /// The names of what lies in an outbox.
  List<String> sentTo(String name) {
    return List.of(Objects.requireNonNullElse(outbox(name).toFile().list(), new String[0]));
  }

  @Override
  public void close() throws IOException {
    Sealbag.Run custody = sealbag.run("custody", "verify");
    post.close();
    assertThat(custody.code()).as(custody.out()).isZero();
  }
}
