package sealbag.ingest.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import sealbag.parsers.mail.MailFlag;
import sealbag.parsers.mail.MailHead;
import sealbag.parsers.mail.MailPart;
import sealbag.parsers.mail.MailReader;
import sealbag.parsers.mail.Wrapping;

/// One mail taken apart: every part decoded into the spool and hashed.
///
/// @param flags oddities of the mail as a whole; each part has its own
/// @param raw the mail as received
/// @param wrapping what `raw` is: a mail, an Outlook item …
/// @param reader reads its header block
record OpenedMail(
    MailHead head,
    List<Part> parts,
    Set<MailFlag> flags,
    Path raw,
    Wrapping wrapping,
    MailReader reader) {

  /// A signature's logo is smaller than a picture that somebody put in to be seen.
  private static final long LEAST_PICTURE_BYTES = 10 << 10;

  /// What of the texts goes into the package: a letter has a few thousand bytes.
  private static final int MOST_TEXT_BYTES = 1 << 20;

  private static final String CUT =
      "--- cut: the text is longer than what is shown here. The whole mail is kept where it was received.\n";

  OpenedMail {
    parts = List.copyOf(parts);
    flags = Set.copyOf(flags);
  }

  /// A part and its decoded bytes.
  ///
  /// @param opened what it is, where its own parts were taken out and follow it
  record Part(MailPart about, Spool.Written bytes, Optional<Wrapping> opened) {

    Part with(Set<MailFlag> flags) {
      return new Part(about.with(flags), bytes, opened);
    }

    Part with(MailFlag flag) {
      Set<MailFlag> all = EnumSet.of(flag);
      all.addAll(about.flags());
      return with(all);
    }

    Part opened(Wrapping wrapping) {
      return new Part(about, bytes, Optional.of(wrapping));
    }

    /// Whether a person attached it: it has a name, says so, or is nothing that mail programs show;
    /// and it is no furniture of the mail.
    boolean isAttached() {
      boolean attached = about.disposition().filter("attachment"::equals).isPresent();
      boolean shown = about.contentType().startsWith("text/");
      boolean candidate = about.fileName().isPresent() || attached || !shown;
      return candidate && opened.isEmpty() && !Furniture.is(about);
    }

    boolean isCoveringText() {
      boolean attached = about.disposition().filter("attachment"::equals).isPresent();
      return about.contentType().startsWith("text/") && about.fileName().isEmpty() && !attached;
    }

    /// The attachment's name without folders, or a name of ours where it has none.
    String name() {
      String given = about.fileName().orElse("");
      String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
      return last.isBlank() ? "part-" + about.path() : last;
    }
  }

  /// The parts that a person attached.
  List<Part> attached() {
    return parts.stream().filter(Part::isAttached).toList();
  }

  /// How many pictures a person put into the text; those of a signature are not counted.
  int pictures() {
    return (int)
        parts.stream()
            .filter(part -> part.about().contentType().startsWith("image/"))
            .filter(part -> part.bytes().sizeBytes() >= LEAST_PICTURE_BYTES)
            .count();
  }

  /// Whether a part has this oddity.
  boolean has(MailFlag flag) {
    return flags.contains(flag)
        || parts.stream().anyMatch(part -> part.about().flags().contains(flag));
  }

  /// Every oddity as a stable word, of the mail and of its parts.
  Set<String> flagWords() {
    var words = new TreeSet<String>();
    flags.forEach(flag -> words.add(flag.name()));
    parts.forEach(part -> part.about().flags().forEach(flag -> words.add(flag.name())));
    return words;
  }

  /// Whether [#headAndTexts] leaves out some of the text.
  boolean hasLongText() {
    return parts.stream()
            .filter(Part::isCoveringText)
            .mapToLong(part -> part.bytes().sizeBytes())
            .sum()
        > MOST_TEXT_BYTES;
  }

  /// The header block and the text parts, for the people who open the package; of longer texts the
  /// first mebibyte in all.
  byte[] headAndTexts() throws IOException {
    var out = new ByteArrayOutputStream();
    if (wrapping == Wrapping.MAIL) {
      try (InputStream in = Files.newInputStream(raw)) {
        out.write(reader.headerBlock(in));
      }
    }
    int room = MOST_TEXT_BYTES;
    for (Part part : parts) {
      if (part.isCoveringText()) {
        String title =
            "--- text part " + part.about().path() + " (" + part.about().contentType() + ")\n";
        out.write(title.getBytes(StandardCharsets.UTF_8));
        try (InputStream in = Files.newInputStream(part.bytes().file())) {
          byte[] text = in.readNBytes(room);
          out.write(text);
          room -= text.length;
        }
        out.write('\n');
      }
    }
    if (hasLongText()) {
      out.write(CUT.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}
