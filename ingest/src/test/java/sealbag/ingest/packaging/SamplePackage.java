package sealbag.ingest.packaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import sealbag.ingest.catalogue.ArchiveDetails;
import sealbag.ingest.catalogue.Catalogue;
import sealbag.ingest.catalogue.CatalogueCsv;
import sealbag.ingest.catalogue.CatalogueItem;
import sealbag.ingest.catalogue.CatalogueItem.Name;
import sealbag.ingest.catalogue.CatalogueItem.Status;
import sealbag.ingest.catalogue.CatalogueJson;
import sealbag.ingest.catalogue.Fingerprint;
import sealbag.ingest.catalogue.Missing;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.packaging.SubmissionFacts.Actor;
import sealbag.ingest.packaging.SubmissionFacts.Arrival;
import sealbag.ingest.packaging.SubmissionFacts.Claims;
import sealbag.ingest.packaging.SubmissionFacts.Export;
import sealbag.ingest.packaging.SubmissionFacts.MailFacts;
import sealbag.ingest.packaging.SubmissionFacts.Part;
import sealbag.ingest.screening.Screening;
import sealbag.parsers.archive.ArchiveMake;
import sealbag.parsers.mail.Authenticity;
import sealbag.parsers.mail.DkimSignature;
import sealbag.parsers.media.MediaFacts;
import sealbag.uploaders.delivery.Parcel;

/// One small package with everything in it, names that mean harm included.
public final class SamplePackage {

  public static final String NUMBER = "SB-2026-000123";
  static final String FORMULA_NAME = "=HYPERLINK(\"http://x\")\n.jpg";
  static final String TURNED_NAME = "../../A\u202Egpj.exe";

  static final byte[] EXPORT =
      "PK: the bytes of a zip, never opened here".getBytes(StandardCharsets.UTF_8);
  static final byte[] CHAT =
      """
      22/03/2023, 13:31 - Ada Quill: IMG-1.jpg (file attached)
      22/03/2023, 13:32 - Ben Moss: hello
      """
          .getBytes(StandardCharsets.UTF_8);
  static final byte[] PICTURE = {(byte) 0xFF, (byte) 0xD8, 1, 2, 3};
  static final byte[] PROGRAM = "MZ".getBytes(StandardCharsets.UTF_8);
  private static final Instant RECEIVED = Instant.parse("2026-11-22T10:00:00Z");

  private SamplePackage() {}

  public static Contents contents() {
    return contents(List.of());
  }

  /// With these payloads beside the usual ones.
  public static Contents contents(List<Payload> extra) {
    var data = new ArrayList<>(data());
    data.addAll(extra);
    return new Contents(
        NUMBER,
        Instant.parse("2026-11-22T10:00:05Z"),
        Optional.of("Example Constabulary"),
        data,
        submission(),
        Optional.of("From: officer@example.org\r\n\r\n".getBytes(StandardCharsets.UTF_8)),
        tool(),
        Screening.notConfigured(),
        List.of(
            new Limitation(
                "MISSING_ATTACHMENT",
                Optional.of("data/chat/chat.txt"),
                1,
                "A named file is absent.")),
        CustodySample.chain(NUMBER, 3),
        new Parcel.Label("Sample", Optional.empty(), Optional.empty(), Optional.empty(), RECEIVED));
  }

  private static List<Payload> data() {
    return List.of(
        Payload.of("data/original/export.zip", EXPORT),
        Payload.of("data/chat/chat.txt", CHAT),
        Payload.of("data/chat/A000001.jpg", PICTURE),
        Payload.of("data/chat/A000002.exe", PROGRAM),
        Payload.of("data/chat/messages.jsonl", messages().getBytes(StandardCharsets.UTF_8)),
        Payload.of("data/chat/messages.csv", "n,line\n".getBytes(StandardCharsets.UTF_8)),
        Payload.of("data/catalogue.json", CatalogueJson.bytes(catalogue())),
        Payload.of("data/catalogue.csv", CatalogueCsv.bytes(catalogue())));
  }

  static Catalogue catalogue() {
    return new Catalogue(
        Sha256.of(EXPORT),
        EXPORT.length,
        "zip",
        List.of("TRAILING_DATA"),
        Optional.of(fingerprint()),
        List.of(
            item(1, "chat.txt", CHAT, "_chat.txt", Status.CHAT, List.of()),
            item(2, "A000001.jpg", PICTURE, FORMULA_NAME, Status.PRESENT_MENTIONED, List.of(1L)),
            item(3, "A000002.exe", PROGRAM, TURNED_NAME, Status.PRESENT_NOT_MENTIONED, List.of()),
            unreadable()),
        List.of(new Missing("@gone.opus", List.of(2L))));
  }

  private static Fingerprint fingerprint() {
    var make =
        new ArchiveMake(
            List.of("unix 2.0"),
            List.of("deflated", "stored"),
            List.of("5455"),
            true,
            false,
            false,
            false);
    return new Fingerprint(make, Fingerprint.Order.CHAT_FIRST, ArchiveMake.Verdict.REPACKED);
  }

  private static CatalogueItem item(
      int ordinal, String file, byte[] bytes, String name, Status status, List<Long> mentions) {
    var details =
        new ArchiveDetails(
            "stored",
            bytes.length,
            bytes.length,
            0x0A0B0C0DL,
            OptionalLong.of(0xFFFFFFFFL),
            Optional.of(LocalDateTime.of(2023, 3, 22, 13, 30)),
            0100644,
            0);
    var facts =
        new MediaFacts(
            OptionalInt.of(640),
            OptionalInt.of(480),
            Optional.of("2023-03-22T13:30:00"),
            Optional.of(new MediaFacts.Position(51.5, -0.12)),
            Optional.of(Duration.ofMillis(1500)),
            OptionalInt.empty(),
            OptionalInt.of(3),
            OptionalInt.empty());
    return new CatalogueItem(
        status == Status.CHAT ? "CHAT" : file.substring(0, 7),
        ordinal,
        Optional.of("data/chat/" + file),
        name(name),
        bytes.length,
        Optional.of(Sha256.of(bytes)),
        Optional.of("image/jpeg"),
        false,
        Optional.of(details),
        facts,
        mentions,
        status,
        Set.of("SYMLINK", "PATH_TRAVERSAL"),
        Optional.empty());
  }

  private static CatalogueItem unreadable() {
    return new CatalogueItem(
        "A000003",
        4,
        Optional.empty(),
        name("locked.jpg"),
        0,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        MediaFacts.none(),
        List.of(),
        Status.UNREADABLE,
        Set.of("ENCRYPTED_ENTRY"),
        Optional.of("A000001"));
  }

  private static Name name(String name) {
    return Name.of(name.getBytes(StandardCharsets.UTF_8), name);
  }

  static String messages() {
    int first = new String(CHAT, StandardCharsets.UTF_8).indexOf('\n') + 1;
    return """
    {"type":"chat","schema":1,"file":"data/chat/chat.txt","format":"whatsapp","platform":"android","language":"en","dateOrder":"DMY","dateOrderCertainty":"proved","dateOrderProof":"line 1: day 22","clock":"24h","precision":"minute","calendar":"gregorian","firstTimestamp":"2023-03-22T13:31","lastTimestamp":"2023-03-22T13:32","participants":[{"name":"Ada Quill","records":1}],"warnings":[{"kind":"POSSIBLY_TRUNCATED","line":null,"detail":"no opening notice"}]}
    {"type":"record","n":1,"line":1,"lineCount":1,"byteStart":0,"byteEnd":%d,"timestamp":"2023-03-22T13:31","timestampText":"22/03/2023, 13:31","sender":"Ada Quill","label":"Ada Quill","kind":"attachment","notice":null,"timer":null,"text":"IMG-1.jpg (file attached)","attachments":[{"name":"IMG-1.jpg","status":"present"}],"edited":false,"flags":[]}
    {"type":"record","n":2,"line":2,"lineCount":1,"byteStart":%d,"byteEnd":%d,"timestamp":null,"timestampText":"22/03/2023, 13:32","sender":"Ben Moss","label":"Ben Moss","kind":"text","notice":null,"timer":null,"text":"hello","attachments":[],"edited":false,"flags":["OUT_OF_ORDER"]}
    {"type":"end","records":2,"lines":2,"bytes":%d,"preambleBytes":0,"recordBytes":%d}
    """
        .formatted(first, first, CHAT.length, CHAT.length, CHAT.length);
  }

  private static Authenticity authenticity() {
    var signature =
        new DkimSignature(
            "example.org", "s1", "pass", Optional.empty(), Optional.of("v=DKIM1; p=AA=="));
    return new Authenticity(
        Authenticity.Verdict.SIGNED_ALIGNED,
        Optional.of("mx.example.org; dkim=pass"),
        1,
        List.of("i=1; cv=none"),
        List.of(signature));
  }

  private static SubmissionFacts submission() {
    var part =
        new Part(
            1,
            "1",
            "application/zip",
            Optional.of("attachment"),
            Optional.of("chat\u202E.zip"),
            Optional.empty(),
            "base64",
            EXPORT.length,
            Sha256.of(EXPORT),
            "export",
            List.of("NAMES_DIFFER"));
    var mail =
        new MailFacts(
            Optional.of("<1@example.org>"),
            Optional.of("officer@example.org"),
            List.of("intake@example.org"),
            Optional.of("Exhibit ABC/1"),
            Optional.empty(),
            List.of("from a by b", "from b by c"),
            Optional.empty(),
            List.of("CUT_OFF"),
            Optional.of(new SubmissionFacts.Checked(authenticity(), RECEIVED)));
    return new SubmissionFacts(
        RECEIVED,
        new Arrival(Arrival.Kind.MAIL, Sha256.of(new byte[0]), 1234, "file-drop"),
        Optional.of(mail),
        List.of(part),
        new Export("zip", Sha256.of(EXPORT), EXPORT.length, FORMULA_NAME),
        new Claims(Optional.of("PC 1"), Optional.of("REF/1"), Optional.empty(), Optional.empty()),
        new Actor("service", "service"),
        Optional.empty(),
        List.of("SB-2026-000100"),
        List.of(
            new SubmissionFacts.Related(
                "SB-2026-000099", "longer", 0, 0, 12, List.of("IMG-20261114-WA0001.jpg")),
            new SubmissionFacts.Related("SB-2026-000098", "diverges", 3, 210, 0, List.of())));
  }

  private static ToolFacts tool() {
    return new ToolFacts(
        "Sealbag",
        "0.1.0",
        Optional.empty(),
        "Test VM 25",
        "Test OS",
        new TreeMap<>(Map.of("limits.entries", "20000")));
  }
}
