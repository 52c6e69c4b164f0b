package sealbag.ingest.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.catalogue.CatalogueCsv;
import sealbag.ingest.catalogue.CatalogueItem;
import sealbag.ingest.catalogue.CatalogueJson;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.evidence.StoredObject;
import sealbag.ingest.ledger.Export;
import sealbag.ingest.ledger.Intake;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.packaging.Contents;
import sealbag.ingest.packaging.Packager;
import sealbag.ingest.packaging.Payload;
import sealbag.ingest.packaging.SubmissionFacts;
import sealbag.parsers.mail.MailHead;
import sealbag.parsers.mail.MailPart;
import sealbag.uploaders.delivery.Parcel;

/// Fills in what goes into one package.
record Sheet(Sealing.Job job, Found found, Sealing.Settings settings, Packager packager) {

  Contents contents(Instant now, List<String> custodyLines) throws IOException {
    Submission submission = job.submission();
    Optional<byte[]> head = Optional.empty();
    if (job.arrived().mail().isPresent()) {
      head = Optional.of(job.arrived().mail().orElseThrow().head());
    }
    return new Contents(
        submission.number(),
        now,
        settings.organisation(),
        data(),
        facts(),
        head,
        settings.tool(),
        found.lookedUp().screening(),
        found.warnings(),
        custodyLines,
        label());
  }

  private Parcel.Label label() {
    Submission submission = job.submission();
    return new Parcel.Label(
        "WhatsApp chat export " + submission.number(),
        submission.claims().reference(),
        submission.claims().exhibit(),
        submission.claims().officer(),
        submission.receivedAt());
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

  private SubmissionFacts facts() {
    Submission submission = job.submission();
    var claims = submission.claims();
    return new SubmissionFacts(
        submission.receivedAt(),
        arrival(),
        job.arrived().mail().map(mail -> mail(mail.mail().head())),
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
        submission.sameExportAs());
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
    return new SubmissionFacts.Arrival(kind, intake.sha256(), intake.sizeBytes(), "file-drop");
  }

  private static SubmissionFacts.MailFacts mail(MailHead head) {
    return new SubmissionFacts.MailFacts(
        head.messageId(), head.from(), head.to(), head.subject(), head.date(), head.received());
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
        role(part));
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
    return part.about().isFurniture() ? "furniture" : part.isCoveringText() ? "text" : "other";
  }
}
