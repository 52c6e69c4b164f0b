package sealbag.ingest.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sealbag.ingest.evidence.Sha256;

class ProgressJsonTest {
  private static final String NUMBER = "SB-2026-000001";

  private final ProgressJson json = new ProgressJson(Samples.PACKAGES);

  static Stream<Progress> states() {
    var part = new Original(Samples.intake("mail"), Optional.of(Samples.export("export")));
    return Stream.of(
        Samples.received("mail"),
        new Progress.Received(part, true),
        new Progress.Received(
            part, new Ruling(false, true, Optional.of(Sha256.of(new byte[] {1})))),
        new Progress.Held(
            HoldReason.AMBIGUOUS_CHAT,
            "Two.",
            new Progress.Received(part, false),
            new Seen(
                Set.of("DUPLICATE_NAME", "SYMLINK"),
                List.of(Sha256.of(new byte[] {1}), Sha256.of(new byte[] {2})))),
        Samples.sealed(NUMBER),
        Samples.uploaded(NUMBER),
        Samples.recorded(NUMBER),
        new Progress.Split(List.of(NUMBER, "SB-2026-000002"), Optional.empty()),
        new Progress.Split(
            List.of(NUMBER), Optional.of(new Progress.Mails(12, 1, Sha256.of(new byte[] {1})))),
        Samples.held(Samples.uploaded(NUMBER)),
        new Progress.Closed(CloseReason.REJECTED, "Sent by mistake.", Optional.empty()),
        new Progress.Closed(CloseReason.DUPLICATE, "Same as before.", Optional.of(NUMBER)));
  }

  @ParameterizedTest
  @MethodSource("states")
  void everyStateComesBackAsItWas(Progress state) {
    assertThat(json.read(json.write(state))).isEqualTo(state);
  }

  @ParameterizedTest
  @MethodSource("states")
  void whatIsStoredIsAsciiAndNamesItsSchemaAndState(Progress state) {
    assertThat(json.write(state))
        .matches("\\p{ASCII}*")
        .contains("\"schema\":1", "\"state\":\"" + state.word() + "\"");
  }

  @Test
  void thePackageIsFoundInTheFolderOfToday() {
    String stored = json.write(Samples.sealed(NUMBER));

    var moved = (Progress.Sealed) new ProgressJson(Path.of("/new/home")).read(stored);

    assertThat(stored).doesNotContain(Samples.PACKAGES.toString() + "/");
    assertThat(moved.parcel().file()).isEqualTo(Path.of("/new/home", NUMBER + ".zip"));
  }

  @Test
  void fieldsOfALaterVersionArePassedOver() {
    String stored = json.write(Samples.received("mail"));

    String later = stored.replaceFirst("\\{", "{\"colour\":[1,{}],");

    assertThat(json.read(later)).isEqualTo(Samples.received("mail"));
  }

  @Test
  void aLaterSchemaIsRefused() {
    String later = json.write(Samples.received("mail")).replace("\"schema\":1", "\"schema\":2");

    assertThatThrownBy(() -> json.read(later)).hasMessageContaining("newer Sealbag");
  }
}
