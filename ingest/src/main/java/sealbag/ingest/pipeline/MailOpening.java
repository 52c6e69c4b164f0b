package sealbag.ingest.pipeline;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.pipeline.OpenedMail.Part;
import sealbag.parsers.mail.Mail;
import sealbag.parsers.mail.MailFlag;
import sealbag.parsers.mail.MailLimitException;
import sealbag.parsers.mail.MailLimits;
import sealbag.parsers.mail.MailPart;
import sealbag.parsers.mail.MailReader;
import sealbag.parsers.mail.NotAMailException;
import sealbag.parsers.mail.Wrapping;

/// Takes one mail apart, then whatever its parts hold in turn: mails, Outlook items, winmail.dat,
/// signed content, uuencoded files. All limits count over all of it.
final class MailOpening {
  /// A mail that holds the same bytes many times over, wrapped differently, is stopped here.
  private static final int MOST_TIMES_THE_LIMIT = 4;

  private final MailLimits limits;
  private final Spool spool;
  private final MailReader reader;
  private final List<Part> parts = new ArrayList<>();
  private final List<Integer> depths = new ArrayList<>();
  private final Set<MailFlag> flags = EnumSet.noneOf(MailFlag.class);
  private long sizeBytes;

  MailOpening(MailLimits limits, Spool spool) {
    this.limits = limits;
    this.spool = spool;
    this.reader = new MailReader(limits);
  }

  /// The mail, or empty when the file is none after all.
  Optional<OpenedMail> open(Path raw, Wrapping wrapping)
      throws IOException, MailLimitException, MustHoldException {
    Mail mail;
    try {
      mail = take(raw, wrapping, Optional.empty(), 0);
    } catch (NotAMailException e) {
      if (e.isDamaged()) {
        throw new MustHoldException(
            HoldReason.DAMAGED,
            "This looks like a mail, but it is damaged and cannot be read whole. It is kept. Ask for it again, or release the submission to seal it as it is.");
      }
      return Optional.empty();
    }
    for (int i = 0; i < parts.size(); i++) {
      inside(i, mail.head().from());
    }
    return Optional.of(new OpenedMail(mail.head(), parts, flags, raw, wrapping, reader));
  }

  private Mail take(Path file, Wrapping wrapping, Optional<MailPart> outer, int depth)
      throws IOException, MailLimitException, NotAMailException, MustHoldException {
    int first = parts.size();
    try (FileChannel channel = FileChannel.open(file)) {
      Mail mail =
          reader.unwrap(
              wrapping,
              channel,
              (about, decoded) -> {
                Spool.Written written = spool.write(decoded::transferTo);
                sizeBytes += written.sizeBytes();
                parts.add(new Part(numbered(about, outer), written, Optional.empty()));
                depths.add(depth);
              });
      for (int i = 0; i < mail.parts().size(); i++) {
        parts.set(first + i, parts.get(first + i).with(mail.parts().get(i).flags()));
      }
      flags.addAll(mail.flags());
      requireWithinLimits();
      return mail;
    }
  }

  private MailPart numbered(MailPart about, Optional<MailPart> outer) {
    return outer.isPresent() ? about.inside(outer.orElseThrow(), parts.size() + 1) : about;
  }

  private void requireWithinLimits() throws MustHoldException {
    if (parts.size() > limits.parts() || sizeBytes / MOST_TIMES_THE_LIMIT > limits.bytes()) {
      throw new MustHoldException(
          HoldReason.TOO_BIG,
          "The mail holds more inside its parts than the limits allow. Ask for the export as one zip, or take it in as a file.");
    }
  }

  private void inside(int index, Optional<String> sender)
      throws IOException, MailLimitException, MustHoldException {
    Part part = parts.get(index);
    byte[] head = Head.of(part.bytes().file());
    Optional<Wrapping> wrapping = part.isCoveringText() ? Wrapping.inText(head) : Wrapping.of(head);
    if (wrapping.isEmpty()) {
      return;
    }
    switch (wrapping.orElseThrow()) {
      case ENCRYPTED -> parts.set(index, part.with(MailFlag.ENCRYPTED));
      case YENC -> parts.set(index, part.with(MailFlag.UNKNOWN_ENCODING));
      case MAIL, OUTLOOK, WINMAIL, SIGNED, UUENCODED -> {
        Optional<String> from = unwrap(index, part, wrapping.orElseThrow());
        if (from.isPresent() && sender.isPresent() && !from.equals(sender)) {
          flags.add(MailFlag.FORWARDED);
        }
      }
    }
  }

  /// @return from whom the mail inside is
  private Optional<String> unwrap(int index, Part part, Wrapping wrapping)
      throws IOException, MailLimitException, MustHoldException {
    int depth = depths.get(index) + 1;
    if (depth > limits.depth()) {
      throw new MustHoldException(
          HoldReason.TOO_BIG,
          "The mail nests mails deeper than the limit of %d. Ask for the export in a mail of its own."
              .formatted(limits.depth()));
    }
    try {
      Mail mail = take(part.bytes().file(), wrapping, Optional.of(part.about()), depth);
      Part opened = wrapping == Wrapping.UUENCODED ? part : part.opened(wrapping);
      parts.set(index, wrapping == Wrapping.SIGNED ? opened.with(MailFlag.SIGNED) : opened);
      return mail.head().from();
    } catch (NotAMailException e) {
      if (e.isDamaged()) {
        parts.set(index, part.with(MailFlag.UNREADABLE_INSIDE));
      }
      return Optional.empty();
    }
  }
}
