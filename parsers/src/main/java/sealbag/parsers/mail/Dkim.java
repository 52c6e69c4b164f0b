package sealbag.parsers.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.BodyHasher;
import org.apache.james.jdkim.api.Headers;
import org.apache.james.jdkim.api.Result;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.apache.james.mime4j.io.EOLConvertingInputStream;

/// Verifies the DKIM signatures (RFC 6376) of a raw email in one pass; memory holds the header
/// only.
final class Dkim {
  private static final int MOST_SIGNATURES = 10;

  private final MailReader reader;
  private final KeyLookup lookup;
  private final Map<String, String> keys = new LinkedHashMap<>();

  Dkim(MailReader reader, KeyLookup lookup) {
    this.reader = reader;
    this.lookup = lookup;
  }

  List<DkimSignature> verify(InputStream raw) throws IOException {
    var lines = new BufferedInputStream(new EOLConvertingInputStream(raw), 1 << 16);
    var head = new Head(reader.headerBlock(new Unbuffered(lines)));
    var verifier =
        new DKIMVerifier((_, selector, domain) -> key(selector + "._domainkey." + domain));
    try {
      BodyHasher hasher = verifier.newBodyHasher(head);
      if (hasher == null) {
        return List.of();
      }
      try (OutputStream body = hasher.getOutputStream()) {
        lines.transferTo(body);
      }
      verifier.verify(hasher);
    } catch (FailException _) {
      // the results say so one by one
    }
    return verifier.getResults().stream().map(this::signature).toList();
  }

  private List<String> key(String name) throws TempFailException {
    try {
      Optional<List<String>> records = lookup.txt(name);
      if (records.isEmpty()) {
        throw new TempFailException("the key was not looked up");
      }
      records.orElseThrow().stream().findFirst().ifPresent(record -> keys.put(name, record));
      return records.orElseThrow();
    } catch (IOException _) {
      throw new TempFailException("the key could not be looked up");
    }
  }

  private DkimSignature signature(Result result) {
    SignatureRecord record = result.getRecord();
    String domain = String.valueOf(record.getDToken()).toLowerCase(Locale.ROOT);
    String selector = String.valueOf(record.getSelector());
    boolean partly = result.getResultType() == Result.Type.PASS && record.getBodyHashLimit() >= 0;
    Optional<String> detail =
        partly
            ? Optional.of(
                "the signature covers only the first "
                    + record.getBodyHashLimit()
                    + " bytes of the body (l=)")
            : Optional.ofNullable(result.getErrorMessage());
    return new DkimSignature(
        domain,
        selector,
        partly ? "body-partly-signed" : word(result.getResultType(), detail.orElse("")),
        detail,
        Optional.ofNullable(keys.get(selector + "._domainkey." + record.getDToken())));
  }

  private static String word(Result.Type type, String detail) {
    return switch (type) {
      case PASS -> "pass";
      case TEMPERROR -> "not-checked";
      case FAIL -> detail.contains("bodyhash") ? "body-altered" : verdictOfHead(detail);
      case NONE, POLICY, NEUTRAL, PERMERROR -> "error";
    };
  }

  private static String verdictOfHead(String detail) {
    return detail.contains("does not verify") ? "fail" : "error";
  }

  /// The header fields in the order of the email, without their last line end.
  private static final class Head implements Headers {
    private final List<String> all = new ArrayList<>();

    Head(byte[] block) {
      String text = HeaderText.decode(block).replaceFirst("(\r\n)+$", "");
      for (String field : text.split("\r\n(?![ \t])", -1)) {
        if (!isName(field, "dkim-signature")
            || getFields("dkim-signature").size() < MOST_SIGNATURES) {
          all.add(field);
        }
      }
    }

    @Override
    public List<String> getFields() {
      return List.copyOf(all);
    }

    @Override
    public List<String> getFields(String name) {
      return all.stream().filter(field -> isName(field, name)).toList();
    }

    private static boolean isName(String field, String name) {
      int colon = field.indexOf(':');
      return colon > 0 && field.substring(0, colon).strip().equalsIgnoreCase(name);
    }
  }

  /// Gives one byte at a time, so that reading the head takes nothing of the body.
  private static final class Unbuffered extends InputStream {
    private final InputStream in;

    Unbuffered(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int one = length == 0 ? 0 : in.read();
      if (one >= 0 && length > 0) {
        buffer[offset] = (byte) one;
      }
      return length == 0 ? 0 : one < 0 ? -1 : 1;
    }
  }
}
