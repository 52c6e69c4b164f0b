package sealbag.parsers.mail;

import java.io.IOException;
import java.io.InputStream;
import org.bouncycastle.asn1.ASN1OctetStringParser;
import org.bouncycastle.asn1.ASN1SequenceParser;
import org.bouncycastle.asn1.ASN1StreamParser;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.cms.ContentInfoParser;
import org.bouncycastle.asn1.cms.SignedDataParser;

/// The content of an opaque S/MIME signature (RFC 8551, 3.5.2): the email's MIME entity stands
/// inside the CMS structure. The signature itself is not checked; it stays in the raw email.
final class SignedMail {
  private SignedMail() {}

  /// The entity, streamed.
  static InputStream open(InputStream der) throws NotAMailException {
    try {
      if (!(new ASN1StreamParser(der).readObject() instanceof ASN1SequenceParser sequence)) {
        throw new NotAMailException(true, "The signed mail is damaged.");
      }
      var info = new ContentInfoParser(sequence);
      var signed = SignedDataParser.getInstance(info.getContent(BERTags.SEQUENCE));
      signed.getDigestAlgorithms().toASN1Primitive();
      if (signed.getEncapContentInfo().getContent(BERTags.OCTET_STRING)
          instanceof ASN1OctetStringParser content) {
        return content.getOctetStream();
      }
      throw new NotAMailException(false, "It is a signature without its mail.");
    } catch (IOException | RuntimeException _) {
      throw new NotAMailException(true, "The signed mail is damaged.");
    }
  }
}
