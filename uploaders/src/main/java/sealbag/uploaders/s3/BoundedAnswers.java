package sealbag.uploaders.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/// Stops reading an answer that is longer than any honest one. Objects may have any length.
final class BoundedAnswers implements ExecutionInterceptor {
  private static final long LONGEST_BYTES = 4 << 20;

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    return context.request() instanceof GetObjectRequest && context.httpResponse().isSuccessful()
        ? context.responseBody()
        : context.responseBody().map(Bounded::new);
  }

  private static final class Bounded extends FilterInputStream {
    private long left = LONGEST_BYTES;

    Bounded(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      left -= Math.max(count, 0);
      if (left < 0) {
        throw new IOException("the answer is longer than " + LONGEST_BYTES + " bytes");
      }
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      return 0; // what is skipped would not be counted
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
