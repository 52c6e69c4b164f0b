package sealbag.ingest.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sealbag.ingest.catalogue.CatalogueCsv;
import sealbag.ingest.catalogue.CatalogueItem;
import sealbag.ingest.catalogue.CatalogueJson;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.evidence.StoredObject;
import sealbag.ingest.ledger.Export;
import sealbag.ingest.ledger.Intake;
import sealbag.ingest.ledger.Served;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.packaging.Contents;
import sealbag.ingest.packaging.Limitation;
import sealbag.ingest.packaging.Packager;
import sealbag.ingest.packaging.Payload;
import sealbag.ingest.packaging.SubmissionFacts;
import sealbag.parsers.mail.Authenticity;
import sealbag.parsers.mail.MailFlag;
import sealbag.parsers.mail.MailHead;
import sealbag.parsers.mail.MailPart;
import sealbag.parsers.mail.Wrapping;
import sealbag.uploaders.delivery.Parcel;

/// Fills in what goes into one package.
record Sheet(Sealing.Job job, Found found, Sealing.Settings settings, Packager packager) {

  Contents contents(Instant now, List<String> custodyLines) throws IOException {
    Submission submission = job.submission();
    Optional<byte[]> head = Optional.empty();
    if (job.arrived().mail().isPresent()) {
      head = Optional.of(job.arrived().mail().orElseThrow().headAndTexts());
    }
    return new Contents(
        submission.number(),
        now,
        settings.organisation(),
        data(),
        facts(now),
        head,
        settings.tool(),
        found.lookedUp().screening(),
        warnings(),
        custodyLines,
        label());
  }

  /// What is odd about the export, then about the mail that brought it.
  private List<Limitation> warnings() {
    var all = new ArrayList<>(found.warnings());
    if (job.arrived().mail().filter(OpenedMail::hasLongText).isPresent()) {
      all.add(
          new Limitation(
              "MAIL_TEXT_CUT",
              Optional.of("metadata/message-head.eml"),
              1,
              "The mail's own text is long: only its first mebibyte stands in the package. The whole mail is kept where it was received; its SHA-256 is in metadata/submission.json."));
    }
    for (String flag : job.mailFlags()) {
      all.add(
          new Limitation(
              flag,
              Optional.of("metadata/submission.json"),
              1,
              "Something about the mail that brought the export is unusual; the code says what, and the list of its parts says where."));
    }
    return all;
  }

  private Parcel.Label label() {
    Submission submission = job.submission();
    return new Parcel.Label(
        "WhatsApp chat export " + submission.number(),
        submission.claims().reference(),
        submission.claims().exhibit(),
        submission.claims().officer(),
        submission.receivedAt(),
        found.reading().flatMap(Reading::lastTimestamp).map(LocalDateTime::parse));
  }

  private List<Payload> data() throws IOException {
    var data = new ArrayList<Payload>();
    Export export = job.export();
    data.add(
        packager.stored(
            originalPath(export), new StoredObject(export.sha256(), export.sizeBytes())));
    for (CatalogueItem item : found.catalogue().items()) {
      item.packagePath().ifPresent(path -> data.add(file(path, item)));
    }
    if (found.reading().isPresent()) {
      Reading reading = found.reading().orElseThrow();
      data.add(scratch("data/chat/messages.jsonl", reading.jsonLines()));
      data.add(scratch("data/chat/messages.csv", reading.csv()));
    }
    data.add(Payload.of("data/catalogue.json", CatalogueJson.bytes(found.catalogue())));
    data.add(Payload.of("data/catalogue.csv", CatalogueCsv.bytes(found.catalogue())));
    return data;
  }

  private static String originalPath(Export export) {
    return switch (export.kind()) {
      case ZIP -> "data/original/export.zip";
      case TEXT -> "data/original/export.txt";
      case FILES -> "data/original/FILES.txt";
      case OTHER -> "data/original/export.bin";
    };
  }

  private Payload file(String path, CatalogueItem item) {
    Item source =
        found.unpacked().items().stream()
            .filter(candidate -> candidate.ordinal() == item.ordinal())
            .findFirst()
            .orElseThrow();
    return new Payload(
        path,
        item.sizeBytes(),
        item.sha256().orElseThrow(),
        out -> Files.copy(source.file().orElseThrow(), out));
  }

  private static Payload scratch(String path, Spool.Written written) {
    return new Payload(
        path, written.sizeBytes(), written.sha256(), out -> Files.copy(written.file(), out));
  }

  private SubmissionFacts facts(Instant now) throws IOException {
    Submission submission = job.submission();
    var claims = submission.claims();
    Optional<SubmissionFacts.MailFacts> mail = Optional.empty();
    if (job.arrived().mail().isPresent()) {
      mail = Optional.of(mail(job.arrived().mail().orElseThrow(), now));
    }
    return new SubmissionFacts(
        submission.receivedAt(),
        arrival(),
        mail,
        job.arrived().mail().map(this::parts).orElse(List.of()),
        new SubmissionFacts.Export(
            job.export().kind().name().toLowerCase(java.util.Locale.ROOT),
            job.export().sha256(),
            job.export().sizeBytes(),
            job.export().name()),
        new SubmissionFacts.Claims(
            claims.officer(), claims.reference(), claims.exhibit(), claims.reason()),
        new SubmissionFacts.Actor(
            job.actor().type().name().toLowerCase(java.util.Locale.ROOT), job.actor().id()),
        submission.parent(),
        submission.sameExportAs(),
        found.related().stream()
            .map(
                one ->
                    new SubmissionFacts.Related(
                        one.number(),
                        one.how().word(),
                        one.same().records(),
                        one.same().bytes(),
                        one.addedRecords(),
                        one.supplied()))
            .toList());
  }

  private SubmissionFacts.Arrival arrival() {
    Intake intake = job.arrived().intake();
    SubmissionFacts.Arrival.Kind kind =
        job.arrived().mail().isPresent()
            ? SubmissionFacts.Arrival.Kind.MAIL
            : switch (intake.kind()) {
              case FILE -> SubmissionFacts.Arrival.Kind.FILE;
              case FOLDER -> SubmissionFacts.Arrival.Kind.FOLDER;
            };
    String fidelity = intake.served().map(Served::fidelity).orElse("file-drop");
    return new SubmissionFacts.Arrival(kind, intake.sha256(), intake.sizeBytes(), fidelity);
  }

  private SubmissionFacts.MailFacts mail(OpenedMail mail, Instant now) throws IOException {
    MailHead head = mail.head();
    return new SubmissionFacts.MailFacts(
        head.messageId(),
        head.from(),
        head.to(),
        head.subject(),
        head.date(),
        head.received(),
        head.automated(),
        words(mail.flags()),
        authenticity(mail, now));
  }

  private Optional<SubmissionFacts.Checked> authenticity(OpenedMail mail, Instant now)
      throws IOException {
    if (mail.wrapping() != Wrapping.MAIL) {
      return Optional.empty();
    }
    Sealing.Trust trust = settings.trust();
    try (InputStream raw = Files.newInputStream(mail.raw())) {
      return Optional.of(
          new SubmissionFacts.Checked(
              Authenticity.of(raw, settings.mail(), trust.authservId(), trust.keys()), now));
    }
  }

  private static List<String> words(Set<MailFlag> flags) {
    return flags.stream().map(MailFlag::name).sorted().toList();
  }

  private List<SubmissionFacts.Part> parts(OpenedMail mail) {
    return mail.parts().stream().map(this::part).toList();
  }

  private SubmissionFacts.Part part(OpenedMail.Part part) {
    MailPart about = part.about();
    return new SubmissionFacts.Part(
        about.index(),
        about.path(),
        about.contentType(),
        about.disposition(),
        about.fileName(),
        about.fileNameRawBase64(),
        about.transferEncoding(),
        part.bytes().sizeBytes(),
        part.bytes().sha256(),
        role(part),
        words(about.flags()));
  }

  private String role(OpenedMail.Part part) {
    Sha256 sha256 = part.bytes().sha256();
    boolean exported =
        sha256.equals(job.export().sha256())
            || found.catalogue().items().stream()
                .anyMatch(
                    item ->
                        found.unpacked().type().equals("files")
                            && item.sha256().filter(sha256::equals).isPresent());
    if (exported) {
      return "export";
    }
    if (part.opened().isPresent()) {
      return "mail";
    }
    if (Furniture.isSignature(part.about())) {
      return "signature";
    }
    return Furniture.is(part.about()) ? "furniture" : part.isCoveringText() ? "text" : "other";
  }
}
