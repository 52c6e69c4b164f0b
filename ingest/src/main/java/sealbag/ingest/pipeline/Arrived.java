package sealbag.ingest.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Intake;
import sealbag.parsers.mail.MailLimitException;
import sealbag.parsers.mail.MailLimits;
import sealbag.parsers.mail.MailReader;

/// An intake opened: its raw bytes, and the parts where it is a mail.
record Arrived(Intake intake, Path raw, Optional<OpenedMail> mail) {

  static Arrived open(Intake intake, Path raw, MailLimits limits, Spool spool)
      throws IOException, MustHoldException {
    boolean mail = intake.kind() == Intake.Kind.FILE && MailReader.looksLikeMail(Head.of(raw));
    try {
      return new Arrived(
          intake, raw, mail ? Optional.of(OpenedMail.read(raw, limits, spool)) : Optional.empty());
    } catch (MailLimitException e) {
      throw new MustHoldException(HoldReason.TOO_BIG, String.valueOf(e.getMessage()));
    }
  }
}
