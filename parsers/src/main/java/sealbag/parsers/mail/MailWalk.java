package sealbag.parsers.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Event;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/// One pass over one email. Memory stays flat: bodies stream from the raw email to the keeper.
final class MailWalk {
  private final MailLimits limits;
  private final PartKeeper keeper;
  private final MimeTokenStream tokens;
  private final PartPath path = new PartPath();
  private final Set<MailFlag> flags = EnumSet.noneOf(MailFlag.class);
  private final List<MailPart> parts = new ArrayList<>();
  private HeaderBlock header;
  private Optional<HeaderBlock> top = Optional.empty();
  private boolean startsEmail;

  MailWalk(MailLimits limits, PartKeeper keeper) {
    this.limits = limits;
    this.keeper = keeper;
    this.tokens = new MimeTokenStream(lenient(limits), new EndWatch(flags), null);
    this.header = new HeaderBlock(limits.headerBytes());
  }

  /// The line limit holds for header lines only; bodies are not read by lines.
  private static MimeConfig lenient(MailLimits limits) {
    return new MimeConfig.Builder()
        .setStrictParsing(false)
        .setMaxLineLen(limits.headerBytes())
        .setMaxHeaderLen(limits.headerBytes())
        .setMaxHeaderCount(-1)
        .setMaxContentLen(-1)
        .build();
  }

  Mail walk(InputStream raw) throws IOException, MimeException {
    tokens.parse(raw);
    for (EntityState state = tokens.getState();
        state != EntityState.T_END_OF_STREAM;
        state = tokens.next()) {
      step(state);
    }
    HeaderBlock head = top.orElse(header);
    flags.addAll(head.flags());
    return new Mail(MailHead.of(head), parts, flags);
  }

  private void step(EntityState state) throws IOException {
    switch (state) {
      case T_START_MESSAGE -> {
        path.enterMessage();
        startsEmail = true;
      }
      case T_START_BODYPART -> path.enterPart();
      case T_END_MESSAGE, T_END_BODYPART -> path.leave();
      case T_START_MULTIPART -> enterMultipart();
      case T_END_MULTIPART -> leaveMultipart();
      case T_START_HEADER -> header = new HeaderBlock(limits.headerBytes());
      case T_FIELD -> header.add(tokens.getField().getRaw().toByteArray());
      case T_END_HEADER -> endHeader();
      case T_BODY -> hand();
      case T_PREAMBLE, T_EPILOGUE, T_RAW_ENTITY, T_END_OF_STREAM -> {}
    }
    if (path.depth() > limits.depth()) {
      throw new LimitReached(
          "The email nests its parts deeper than the limit of "
              + limits.depth()
              + "; ask for the export in an email of its own.");
    }
  }

  private void endHeader() {
    if (startsEmail && top.isPresent()) {
      Optional<String> sender = MailHead.of(top.orElseThrow()).from();
      if (MailHead.of(header).from().filter(inner -> isAnother(inner, sender)).isPresent()) {
        flags.add(MailFlag.FORWARDED);
      }
    }
    startsEmail = false;
    top = top.or(() -> Optional.of(header));
  }

  private static boolean isAnother(String inner, Optional<String> sender) {
    return sender.isPresent() && !sender.orElseThrow().equals(inner);
  }

  private void enterMultipart() {
    if (Parameters.of(header.first("content-type").orElse("")).isRepeated("boundary")) {
      flags.add(MailFlag.AMBIGUOUS_STRUCTURE);
    }
    path.enterMultipart();
  }

  private void leaveMultipart() {
    if (path.leaveMultipart() == 0) {
      flags.add(MailFlag.AMBIGUOUS_STRUCTURE);
    }
  }

  private void hand() throws IOException {
    if (parts.size() == limits.parts()) {
      throw new LimitReached(
          "The email has more than the limit of "
              + limits.parts()
              + " parts; ask for the export as one zip.");
    }
    Parameters type = Parameters.of(header.first("content-type").orElse(""));
    Set<MailFlag> odd = EnumSet.noneOf(MailFlag.class);
    odd.addAll(header.flags());
    MailPart part = part(type, odd);
    InputStream raw = tokens.getInputStream();
    InputStream decoded = new Unclosed(TransferEncoding.of(part.transferEncoding()).open(raw, odd));
    keeper.keep(part, decoded);
    decoded.transferTo(OutputStream.nullOutputStream());
    parts.add(part.with(odd));
  }

  private MailPart part(Parameters type, Set<MailFlag> odd) {
    Optional<String> disposition = header.first("content-disposition");
    Optional<Parameters.Value> given =
        disposition.flatMap(field -> Parameters.of(field).value("filename"));
    Optional<Parameters.Value> other = type.value("name");
    Optional<Parameters.Value> name = given.or(() -> other);
    if (other.isPresent()
        && !other.map(Parameters.Value::text).equals(name.map(Parameters.Value::text))) {
      odd.add(MailFlag.NAMES_DIFFER);
    }
    String mimeType = tokens.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT);
    if (header
        .first("content-type")
        .map(MailWalk::firstToken)
        .orElse("")
        .startsWith("multipart/")) {
      odd.add(MailFlag.AMBIGUOUS_STRUCTURE); // it names no boundary
    }
    return new MailPart(
        parts.size() + 1,
        path.leaf(),
        mimeType,
        type.value("charset").map(Parameters.Value::text),
        disposition.map(MailWalk::firstToken).filter(token -> !token.isEmpty()),
        header.first("content-id").map(HeaderText::decode),
        name.map(Parameters.Value::text),
        name.map(Parameters.Value::raw)
            .map(HeaderText::bytes)
            .map(Base64.getEncoder()::encodeToString),
        header.first("content-transfer-encoding").map(MailWalk::firstToken).orElse("7bit"),
        odd);
  }

  private static String firstToken(String field) {
    int end = field.indexOf(';');
    String token = end < 0 ? field : field.substring(0, end);
    return HeaderText.decode(token).strip().toLowerCase(Locale.ROOT);
  }

  /// Hears of an email that ends inside a part.
  private static final class EndWatch extends DecodeMonitor {
    private final Set<MailFlag> flags;

    EndWatch(Set<MailFlag> flags) {
      this.flags = flags;
    }

    @Override
    public boolean isListening() {
      return true;
    }

    @Override
    public boolean warn(String error, String consequence) {
      if (error.contains(Event.MIME_BODY_PREMATURE_END.toString())
          || error.contains(Event.HEADERS_PREMATURE_END.toString())) {
        flags.add(MailFlag.CUT_OFF);
      }
      return false;
    }
  }

  /// Keepers close what they read; the email behind it has to stay open.
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}
