package sealbag.ingest.packaging;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import sealbag.ingest.catalogue.Json;
import sealbag.ingest.catalogue.Json.Fields;
import sealbag.ingest.packaging.SubmissionFacts.Arrival;
import sealbag.ingest.packaging.SubmissionFacts.Checked;
import sealbag.ingest.packaging.SubmissionFacts.Claims;
import sealbag.ingest.packaging.SubmissionFacts.Export;
import sealbag.ingest.packaging.SubmissionFacts.MailFacts;
import sealbag.ingest.packaging.SubmissionFacts.Part;
import sealbag.ingest.packaging.SubmissionFacts.Related;
import sealbag.parsers.mail.Authenticity;
import sealbag.parsers.mail.DkimSignature;

/// `metadata/submission.json`.
final class SubmissionJson {

  private SubmissionJson() {}

  static byte[] bytes(String number, SubmissionFacts facts) {
    return Json.document(
        new Fields()
            .with("schema", MetadataJson.SCHEMA)
            .with("number", number)
            .with("receivedAt", instant(facts.receivedAt()))
            .with("arrival", arrival(facts.arrival()))
            .with("mail", facts.mail().map(SubmissionJson::mail))
            .with("parts", facts.parts().stream().map(SubmissionJson::part).toList())
            .with("export", export(facts.export()))
            .with("claims", claims(facts.claims()))
            .with(
                "actor",
                new Fields().with("type", facts.actor().type()).with("id", facts.actor().id()))
            .with("parent", facts.parent())
            .with("sameExportAs", facts.sameExportAs())
            .with("related", facts.related().stream().map(SubmissionJson::related).toList()));
  }

  private static Fields related(Related related) {
    return new Fields()
        .with("number", related.number())
        .with("how", related.how())
        .with("sameRecords", related.sameRecords())
        .with("sameBytes", related.sameBytes())
        .with("addedRecords", related.addedRecords())
        .with("supplied", related.supplied());
  }

  private static String instant(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static Fields arrival(Arrival arrival) {
    return new Fields()
        .with("kind", arrival.kind().word())
        .with("sha256", arrival.sha256())
        .with("sizeBytes", arrival.sizeBytes())
        .with("fidelity", arrival.fidelity());
  }

  private static Fields mail(MailFacts mail) {
    return new Fields()
        .with("messageId", mail.messageId())
        .with("from", mail.from())
        .with("to", mail.to())
        .with("subject", mail.subject())
        .with("date", mail.date())
        .with("received", mail.received())
        .with("automated", mail.automated())
        .with("flags", mail.flags())
        .with("authenticity", mail.authenticity().map(SubmissionJson::authenticity));
  }

  private static Fields authenticity(Checked checked) {
    Authenticity found = checked.authenticity();
    return new Fields()
        .with("verdict", found.verdict().word())
        .with("checkedAt", instant(checked.at()))
        .with("authenticationResults", found.trusted())
        .with("untrustedResults", found.untrustedResults())
        .with("arc", found.arc())
        .with("dkim", found.signatures().stream().map(SubmissionJson::signature).toList());
  }

  private static Fields signature(DkimSignature signature) {
    return new Fields()
        .with("domain", signature.domain())
        .with("selector", signature.selector())
        .with("result", signature.result())
        .with("detail", signature.detail())
        .with("key", signature.key());
  }

  private static Fields part(Part part) {
    return new Fields()
        .with("index", part.index())
        .with("path", part.path())
        .with("contentType", part.contentType())
        .with("disposition", part.disposition())
        .with("fileName", part.fileName())
        .with("fileNameRawBase64", part.fileNameRawBase64())
        .with("encoding", part.encoding())
        .with("sizeBytes", part.sizeBytes())
        .with("sha256", part.sha256())
        .with("role", part.role())
        .with("flags", part.flags());
  }

  private static Fields export(Export export) {
    return new Fields()
        .with("kind", export.kind())
        .with("sha256", export.sha256())
        .with("sizeBytes", export.sizeBytes())
        .with("name", export.name());
  }

  private static Fields claims(Claims claims) {
    return new Fields()
        .with("officer", claims.officer())
        .with("reference", claims.reference())
        .with("exhibit", claims.exhibit())
        .with("reason", claims.reason());
  }
}
