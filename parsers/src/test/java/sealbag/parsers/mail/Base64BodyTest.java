package sealbag.parsers.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The fast decoder gives the bytes that mime4j's own gives, on clean input and on any other.
class Base64BodyTest {
  private static final String JUNK = "\0\t !\"#$%&'()*,-.:;<=>?@[\\]^_`{|}~\r\n==\u0080\u00FF";
  private final Set<MailFlag> flags = EnumSet.noneOf(MailFlag.class);

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 2, 3, 4, 56, 57, 58, 48_000, 49_149, 49_150, 49_151, 49_152, 49_153, 200_000})
  void cleanInputOfAnyLengthIsDecodedWithoutAFlag(int length) throws IOException {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);

    assertThat(decode(Base64.getMimeEncoder().encode(bytes))).isEqualTo(bytes);
    assertThat(decode(Base64.getEncoder().encode(bytes))).isEqualTo(bytes);
    assertThat(decode(Base64.getMimeEncoder(60, new byte[] {'\n'}).encode(bytes))).isEqualTo(bytes);
    assertThat(flags).isEmpty();
  }

  @Test
  void dirtyInputIsDecodedAsMime4jDoes() throws IOException {
    var random = new Random(7);
    for (int round = 0; round < 1_000; round++) {
      byte[] dirty = dirty(random);

      assertThat(decode(dirty)).as("round %d", round).isEqualTo(tolerant(dirty));
    }
  }

  @Test
  void junkAtAnyPlaceNearTheEdgeOfABlockIsDecodedAsMime4jDoes() throws IOException {
    byte[] bytes = new byte[100_000];
    new Random(1).nextBytes(bytes);
    byte[] clean = Base64.getMimeEncoder().encode(bytes);
    for (int at = 67_000; at < 67_400; at += 13) {
      for (char junk : new char[] {'=', '-', ' ', '\0', '\u00E9'}) {
        byte[] dirty = clean.clone();
        dirty[at] = (byte) junk;

        assertThat(decode(dirty)).as("%d at %d", (int) junk, at).isEqualTo(tolerant(dirty));
      }
    }
  }

  private static byte[] dirty(Random random) {
    byte[] bytes = new byte[random.nextInt(random.nextInt(10) == 0 ? 150_000 : 300)];
    random.nextBytes(bytes);
    var text = new StringBuilder(Base64.getMimeEncoder().encodeToString(bytes));
    for (int i = random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(text.length() + 1);
      if (random.nextBoolean()) {
        text.insert(at, JUNK.charAt(random.nextInt(JUNK.length())));
      } else {
        text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(5)));
      }
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  @Test
  void foreignBytesAreFlagged() throws IOException {
    assertThat(decode("QUJ-DRA==".getBytes(US_ASCII))).asString(US_ASCII).isEqualTo("ABCD");
    assertThat(flags).containsExactly(MailFlag.DIRTY_BASE64);
  }

  @Test
  void aBodyThatIsCutOffInsideAGroupIsFlagged() throws IOException {
    assertThat(decode("QUJDRA".getBytes(US_ASCII))).asString(US_ASCII).isEqualTo("ABC");
    assertThat(flags).containsExactly(MailFlag.DIRTY_BASE64);
  }

  @Test
  void whatFollowsThePaddingIsNotDecodedAndFlagged() throws IOException {
    assertThat(decode("QQ==\r\nQkJC".getBytes(US_ASCII))).asString(US_ASCII).isEqualTo("A");
    assertThat(flags).containsExactly(MailFlag.DATA_AFTER_PADDING);
  }

  /// Read through a stream that gives a few bytes at a time, as a socket may.
  private byte[] decode(byte[] encoded) throws IOException {
    var random = new Random(encoded.length);
    var slow =
        new FilterInputStream(new ByteArrayInputStream(encoded)) {
          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(5_000)));
          }
        };
    return new Base64Body(slow, flags).readAllBytes();
  }

  private static byte[] tolerant(byte[] encoded) throws IOException {
    try (InputStream in = new Base64InputStream(new ByteArrayInputStream(encoded))) {
      return in.readAllBytes();
    }
  }
}
