package sealbag.parsers.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.james.jdkim.DKIMSigner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sealbag.parsers.mail.Authenticity.Verdict;

class AuthenticityTest {
  private static final String MAIL =
      """
      From: Jo Shah <jo.shah@police.example>
      To: intake@sealbag.example
      Subject: the chat
      Content-Type: text/plain

      see attached
      """
          .replace("\n", "\r\n");
  private static String signed = "";
  private static List<String> partlySigned = List.of();
  private static String key = "";

  @BeforeAll
  static void sign() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    key = "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    signed = sign(pair.getPrivate(), "");
    partlySigned = List.of(sign(pair.getPrivate(), "l=0; "), sign(pair.getPrivate(), "l=5; "));
  }

  private static String sign(PrivateKey with, String more) throws Exception {
    String template =
        "v=1; s=s1; d=police.example; c=relaxed/relaxed; h=from:to:subject; a=rsa-sha256; "
            + more
            + "bh=; b=;";
    String field =
        new DKIMSigner(template, with).sign(new ByteArrayInputStream(MAIL.getBytes(UTF_8)));
    return field + "\r\n" + MAIL;
  }

  private static Authenticity of(String mail, Optional<String> server, KeyLookup lookup)
      throws IOException {
    var raw = new ByteArrayInputStream(mail.getBytes(UTF_8));
    return Authenticity.of(raw, MailLimits.standard(), server, lookup);
  }

  private static Authenticity withKey(String mail) throws IOException {
    return of(
        mail,
        Optional.empty(),
        name -> {
          assertThat(name).isEqualTo("s1._domainkey.police.example");
          return Optional.of(List.of(key));
        });
  }

  @Test
  void aSignatureOfTheSendersDomainIsProofAndItsKeyIsKept() throws IOException {
    Authenticity found = withKey(signed);

    assertThat(found.verdict()).isEqualTo(Verdict.SIGNED_ALIGNED);
    assertThat(found.signatures())
        .containsExactly(
            new DkimSignature("police.example", "s1", "pass", Optional.empty(), Optional.of(key)));
  }

  @Test
  void aSignatureHoldsOnAMailWithTheLineEndsOfUnix() throws IOException {
    assertThat(withKey(signed.replace("\r\n", "\n")).verdict()).isEqualTo(Verdict.SIGNED_ALIGNED);
  }

  @Test
  void aSignatureOfAnotherDomainSpeaksForNobody() throws IOException {
    Authenticity found = withKey(signed.replace("jo.shah@police.example", "jo@other.example"));

    assertThat(found.verdict()).isEqualTo(Verdict.NONE);
  }

  @Test
  void aBodyThatWasRewrittenOnTheWayIsNoForgery() throws IOException {
    Authenticity found = withKey(signed.replace("see attached", "see below"));

    assertThat(found.verdict()).isEqualTo(Verdict.NONE);
    assertThat(found.signatures())
        .extracting(DkimSignature::result)
        .containsExactly("body-altered");
  }

  @Test
  void aHeadThatWasChangedSpeaksAgainstTheSender() throws IOException {
    Authenticity found = withKey(signed.replace("the chat", "the other chat"));

    assertThat(found.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(found.signatures()).extracting(DkimSignature::result).containsExactly("fail");
  }

  /// RFC 6376, section 8.2: anything can be added behind what `l=` covers, with `l=0` all of it.
  @Test
  void aSignatureOfAPartOfTheBodyIsNoSignatureOfTheMail() throws IOException {
    for (String mail : partlySigned) {
      for (String body : List.of(mail, mail + "added\r\n")) {
        Authenticity found = withKey(body);

        assertThat(found.verdict()).isEqualTo(Verdict.NONE);
        assertThat(found.signatures())
            .extracting(DkimSignature::result)
            .containsExactly("body-partly-signed");
      }
    }
  }

  @Test
  void withoutALookupASignatureIsNotChecked() throws IOException {
    Authenticity found = of(signed, Optional.empty(), KeyLookup.none());

    assertThat(found.verdict()).isEqualTo(Verdict.NONE);
    assertThat(found.signatures()).extracting(DkimSignature::result).containsExactly("not-checked");
  }

  @Test
  void aDnsThatDoesNotAnswerIsNoProofOfAnything() throws IOException {
    Authenticity found =
        of(
            signed,
            Optional.empty(),
            _ -> {
              throw new IOException("away");
            });

    assertThat(found.verdict()).isEqualTo(Verdict.NONE);
    assertThat(found.signatures()).extracting(DkimSignature::result).containsExactly("not-checked");
  }

  @Test
  void onlyTheTopmostResultsOfTheConfiguredServerAreTrusted() throws IOException {
    String forged =
        "Authentication-Results: mx.police.example; dmarc=pass header.from=police.example\r\n";
    String own =
        "Authentication-Results: mx.police.example; dmarc=fail header.from=police.example\r\n";
    Optional<String> server = Optional.of("MX.police.example");

    assertThat(of(forged + MAIL, Optional.empty(), KeyLookup.none()).verdict())
        .isEqualTo(Verdict.NONE);
    assertThat(
            of(forged + MAIL, Optional.of("mx.other.example"), KeyLookup.none()).untrustedResults())
        .isEqualTo(1);
    assertThat(of(forged + MAIL, server, KeyLookup.none()).verdict()).isEqualTo(Verdict.AR_PASS);
    assertThat(of(own + forged + MAIL, server, KeyLookup.none()).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void aLoggedInUserOfTheServerIsAnInternalHop() throws IOException {
    String results = "Authentication-Results: mx.police.example; auth=pass smtp.auth=jo\r\n";

    assertThat(of(results + MAIL, Optional.of("mx.police.example"), KeyLookup.none()).verdict())
        .isEqualTo(Verdict.INTERNAL_HOP);
  }

  @Test
  void aPassForAnotherDomainSpeaksForNobody() throws IOException {
    String results =
        """
        Authentication-Results: mx.police.example; spf=pass smtp.mailfrom=x@evil.example;
         dkim=pass (police.example) header.d=evil.example
        """
            .replace("\n", "\r\n");

    assertThat(of(results + MAIL, Optional.of("mx.police.example"), KeyLookup.none()).verdict())
        .isEqualTo(Verdict.NONE);
  }

  @Test
  void twoSendersCanBeProvedByNothing() throws IOException {
    assertThat(withKey("From: eve@evil.example\r\n" + signed).verdict()).isEqualTo(Verdict.NONE);
  }
}
