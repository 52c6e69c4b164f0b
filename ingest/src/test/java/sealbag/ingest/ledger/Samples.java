package sealbag.ingest.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import sealbag.ingest.evidence.Sha256;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.delivery.Slices;
import sealbag.uploaders.records.StubReceipt;

/// Invented submissions for the tests of this package.
final class Samples {
  static final Actor CLERK = new Actor(Actor.Type.PERSON, "clerk");
  static final Actor DAEMON = new Actor(Actor.Type.SERVICE, "sealbag");
  static final Path PACKAGES = Path.of("packages");

  private Samples() {}

  static Sha256 hash(String of) {
    return Sha256.of(of.getBytes(UTF_8));
  }

  static Intake intake(String bytes) {
    return new Intake(Intake.Kind.FILE, hash(bytes), bytes.length(), "WhatsApp Chat.zip");
  }

  static Export export(String bytes) {
    return new Export(Export.Kind.ZIP, hash(bytes), bytes.length(), "WhatsApp Chat.zip");
  }

  static Claims claims(String officer, String reference) {
    return new Claims(given(officer), given(reference), Optional.empty(), Optional.empty());
  }

  private static Optional<String> given(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  static WorkEvent parsed(String records) {
    return new WorkEvent("chat.parsed", new TreeMap<>(Map.of("records", records)));
  }

  static Progress.Received received(String bytes) {
    return new Progress.Received(new Original(intake(bytes), Optional.empty()), false);
  }

  static Progress.Sealed sealed(String number) {
    return new Progress.Sealed(findings(), parcel(number));
  }

  static Progress.Uploaded uploaded(String number) {
    var receipt = new Receipt(URI.create("file:///out/a.zip"), "ev-1", hash("package").hex(), 1234);
    return new Progress.Uploaded(findings(), parcel(number), receipt);
  }

  static Progress.Recorded recorded(String number) {
    var uploaded = uploaded(number);
    var stub = new StubReceipt(URI.create("file:///stubs/1.json"), "stub-1");
    return new Progress.Recorded(
        uploaded.findings(), uploaded.parcel(), Optional.of(uploaded.receipt()), stub);
  }

  static Progress.Held held(Progress from) {
    return new Progress.Held(HoldReason.NO_EXPORT, "There is no chat text in it.", from);
  }

  private static Findings findings() {
    var chat =
        new ChatSummary(
            "\u0000Zoë \ud83d\ude00\ud83d",
            12,
            Optional.of("2026-03-05T10:00:00"),
            Optional.empty(),
            "DMY",
            "certain",
            "day 31 in line 4",
            List.of("Zoë", "+44 7700 900123"),
            3,
            1,
            0,
            new ChatSummary.Detail(
                "android",
                hash("text"),
                1200,
                2,
                Optional.of("2026-06-03T10:00:00"),
                List.of("IMG-1.jpg")));
    return new Findings(
        export("export"),
        List.of(chat),
        Set.of("CRC_MISMATCH", "A"),
        4096,
        new LookUps("clean", "Nothing found in 3 files.", "none-known", "None is known."),
        true,
        List.of(
            new Related(
                "SB-2026-000001",
                Related.How.SAME_TITLE,
                new Related.Same(2, 120),
                3,
                List.of("IMG-1.jpg"))),
        Instant.parse("2026-11-22T09:15:00Z"));
  }

  private static Parcel parcel(String number) {
    var label =
        new Parcel.Label(
            "WhatsApp export",
            Optional.of("CR/1/26"),
            Optional.empty(),
            Optional.of("pc@example.police.uk"),
            Instant.parse("2026-11-22T10:15:30.123Z"));
    return new Parcel(
        number,
        PACKAGES.resolve(number + ".zip"),
        hash("package").hex(),
        1234,
        hash("manifest").hex(),
        label,
        Optional.of(new Slices(1000, List.of(hash("slice 1").hex(), hash("slice 2").hex()))));
  }
}
