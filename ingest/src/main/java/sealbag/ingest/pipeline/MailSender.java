package sealbag.ingest.pipeline;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import sealbag.parsers.mail.MailLimitException;
import sealbag.parsers.mail.MailLimits;
import sealbag.parsers.mail.MailReader;
import sealbag.parsers.mail.NotAMailException;
import sealbag.parsers.mail.Wrapping;

/// Who a file says it is from, before it is taken apart.
final class MailSender {
  private MailSender() {}

  /// The address in the head of a mail or an Outlook item; empty for everything else.
  static Optional<String> of(Path raw) throws IOException {
    Optional<Wrapping> wrapping = Wrapping.of(Head.of(raw));
    if (wrapping.isEmpty() || ManyMails.isMany(raw)) {
      return Optional.empty(); // each mail of a file of many has its own
    }
    var reader = new MailReader(MailLimits.standard());
    try (FileChannel channel = FileChannel.open(raw)) {
      return switch (wrapping.orElseThrow()) {
        case MAIL -> reader.head(java.nio.channels.Channels.newInputStream(channel)).from();
        case OUTLOOK -> reader.unwrap(Wrapping.OUTLOOK, channel, (_, _) -> {}).head().from();
        case WINMAIL, SIGNED, ENCRYPTED, UUENCODED, YENC -> Optional.empty();
      };
    } catch (MailLimitException | NotAMailException _) {
      return Optional.empty(); // said when it is opened
    }
  }
}
