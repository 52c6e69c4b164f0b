package sealbag.ingest.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.pipeline.OpenedMail.Part;
import sealbag.parsers.OtherApps;
import sealbag.parsers.apps.Listing;
import sealbag.parsers.archive.Archive;
import sealbag.parsers.archive.Budgets;
import sealbag.parsers.archive.UnusableArchiveException;
import sealbag.parsers.mail.FileLink;
import sealbag.parsers.mail.MailDate;
import sealbag.parsers.mail.MailFlag;

/// Why something holds no WhatsApp export, in plain words and with the next step.
final class NoExport {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final int LONGEST_TEXT = 4 << 20;

  private NoExport() {}

  /// Another app's export, named; or empty when none is recognised.
  static Optional<MustHoldException> ofOtherApp(Listing listing) throws IOException {
    return OtherApps.name(listing)
        .map(
            app ->
                new MustHoldException(
                    HoldReason.OTHER_APP,
                    "This looks like the output of %s, which Sealbag does not read. It is kept. Release the submission to seal it as it is, or reject it."
                        .formatted(app)));
  }

  /// The entries of an unpacked zip, or loose files.
  static Listing listing(List<Item> items) {
    return new Listing(
        items.stream()
            .filter(item -> item.file().isPresent())
            .map(
                item ->
                    new Listing.File(
                        item.name().decoded(), () -> Head.of(item.file().orElseThrow())))
            .toList());
  }

  /// Why this mail holds none: what stands most in the way is said.
  static MustHoldException inMail(OpenedMail mail, Budgets budgets, Spool spool)
      throws IOException {
    if (mail.has(MailFlag.ENCRYPTED)) {
      return new MustHoldException(
          HoldReason.ENCRYPTED,
          "The mail is encrypted and cannot be read here. It is kept. Ask for it again without encryption, or as a file.");
    }
    if (mail.has(MailFlag.UNKNOWN_ENCODING)) {
      return new MustHoldException(
          HoldReason.DAMAGED,
          "A part of the mail is in a transfer encoding that Sealbag does not decode (%s). It is kept. Ask for the export again from another mail program."
              .formatted(encoding(mail)));
    }
    if (mail.has(MailFlag.UNREADABLE_INSIDE) || mail.has(MailFlag.DIRTY_UUENCODE)) {
      return new MustHoldException(
          HoldReason.DAMAGED,
          "A part of the mail is damaged and cannot be read whole. It is kept. Ask for the export again.");
    }
    boolean contradictory =
        mail.has(MailFlag.AMBIGUOUS_STRUCTURE)
            || mail.has(MailFlag.REPEATED_HEADER)
            || mail.has(MailFlag.CUT_OFF);
    if (contradictory) {
      return new MustHoldException(
          HoldReason.DAMAGED,
          "The mail is cut off or contradicts itself, so that programs find different parts in it; no export was found. It is kept. Ask for the export again.");
    }
    Optional<MustHoldException> other = ofOtherApp(listing(mail, budgets, spool));
    if (other.isPresent()) {
      return other.orElseThrow();
    }
    Optional<MustHoldException> link = onlyALink(mail);
    return link.orElseGet(() -> nothingIn(mail));
  }

  private static String encoding(OpenedMail mail) {
    return mail.parts().stream()
        .filter(part -> part.about().flags().contains(MailFlag.UNKNOWN_ENCODING))
        .map(part -> part.about().transferEncoding())
        .filter(name -> name.matches("[a-z0-9-]{1,30}") && !name.matches("[78]bit|binary"))
        .findFirst()
        .orElse("yEnc");
  }

  private static Listing listing(OpenedMail mail, Budgets budgets, Spool spool) throws IOException {
    var files = new ArrayList<Listing.File>();
    for (Part part : mail.attached()) {
      Path file = part.bytes().file();
      files.add(new Listing.File(part.name(), () -> Head.of(file)));
      if (Archive.looksLikeZip(Head.of(file))) {
        try {
          files.addAll(listing(ExportReader.zip(file, budgets, spool).items()).files());
        } catch (UnusableArchiveException _) {
          // such a zip counts as an export that cannot be read
        }
      }
    }
    return new Listing(files);
  }

  private static Optional<MustHoldException> onlyALink(OpenedMail mail) throws IOException {
    Optional<Instant> sent = mail.head().date().flatMap(MailDate::of);
    for (Part part : mail.parts()) {
      if (part.isCoveringText()) {
        List<FileLink> links = FileLink.in(text(part.bytes().file()));
        if (!links.isEmpty()) {
          return Optional.of(linkOnly(links.getFirst(), sent));
        }
      }
    }
    return Optional.empty();
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST_TEXT), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
  }

  private static MustHoldException linkOnly(FileLink link, Optional<Instant> sent) {
    return new MustHoldException(
        HoldReason.LINK_ONLY,
        "The mail holds a link to %s in place of the export. Sealbag never opens links. %sAsk the officer to download the file and send it as an attachment, or take it in with import."
            .formatted(link.service(), lastDay(link, sent)));
  }

  /// When the file goes, where that is known: from the link itself, else from the day of the mail.
  private static String lastDay(FileLink link, Optional<Instant> sent) {
    if (link.expires().isPresent()) {
      return "The file is there until %s only. ".formatted(day(link.expires().orElseThrow()));
    }
    if (link.daysKept().isEmpty()) {
      return "";
    }
    int days = link.daysKept().getAsInt();
    return sent.map(at -> day(at.plus(days, ChronoUnit.DAYS)))
        .map(
            last ->
                "The file is there until %s only, %d days after the mail was sent. "
                    .formatted(last, days))
        .orElse("The file is there for %d days only. ".formatted(days));
  }

  private static String day(Instant at) {
    return DAY.format(LocalDate.ofInstant(at, ZoneOffset.UTC));
  }

  private static MustHoldException nothingIn(OpenedMail mail) {
    List<Part> attached = mail.attached();
    if (attached.isEmpty()) {
      return new MustHoldException(
          HoldReason.NO_EXPORT,
          "The mail has no attachment. Ask for the export again, with the zip or text attached.");
    }
    long pictures =
        attached.stream().filter(part -> part.about().contentType().startsWith("image/")).count();
    String what =
        pictures == attached.size()
            ? "The mail holds pictures only (%d), perhaps screenshots of a chat."
            : "None of the mail's attachments (%d) is a WhatsApp export.";
    return new MustHoldException(
        HoldReason.NO_EXPORT,
        what.formatted(attached.size())
            + " Ask for the zip or text that WhatsApp's \"Export chat\" made, or release the submission to seal it as it is.");
  }
}
