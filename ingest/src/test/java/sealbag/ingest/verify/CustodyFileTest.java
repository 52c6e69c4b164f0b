package sealbag.ingest.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import sealbag.ingest.packaging.CustodySample;

class CustodyFileTest {
  private static final String NUMBER = "SB-2026-000123";

  private final List<String> events = new ArrayList<>(CustodySample.chain(NUMBER, 5));
  private final String checkpoint = checkpoint(5, CustodySample.hash(events.getLast()));

  @Test
  void anUnchangedChainIsSound() throws IOException {
    assertThat(verify()).isEmpty();
  }

  @Test
  void aChangedEventIsNamed() throws IOException {
    for (int n = 1; n <= 5; n++) {
      String before = events.get(n - 1);
      events.set(n - 1, before.replace("\"entries\":\"3\"", "\"entries\":\"4\""));
      assertThat(culprits()).containsExactly("event " + n);
      events.set(n - 1, before);
    }
  }

  @Test
  void aRemovedEventLeavesAGapThatIsNamed() throws IOException {
    events.remove(2);

    assertThat(culprits()).contains("event 3", "checkpoint");
  }

  @Test
  void removedFirstEventsAreNamed() throws IOException {
    events.removeFirst();

    assertThat(culprits()).contains("event 1", "checkpoint");
  }

  @Test
  void removedLastEventsAreNamed() throws IOException {
    events.removeLast();

    assertThat(culprits()).contains("event 4", "checkpoint");
  }

  @Test
  void swappedEventsAreNamed() throws IOException {
    Collections.swap(events, 2, 3);

    assertThat(culprits()).contains("event 3");
  }

  @Test
  void anInsertedEventIsNamed() throws IOException {
    events.add(2, CustodySample.event(NUMBER, 3, CustodySample.hash(events.get(1))));

    assertThat(culprits()).contains("event 3", "checkpoint");
  }

  @Test
  void anEventOfAnotherSubmissionIsNamed() throws IOException {
    String last = CustodySample.event("SB-2026-000999", 6, CustodySample.hash(events.getLast()));
    events.add(last);

    assertThat(culprits(lines(checkpoint(6, CustodySample.hash(last))))).containsExactly("event 6");
  }

  @Test
  void aFileWithoutItsLastLineOrWithMoreIsCutOrLengthened() throws IOException {
    String whole = lines(checkpoint);

    assertThat(culprits(String.join("\n", events) + "\n")).containsExactly("checkpoint");
    assertThat(culprits(whole + checkpoint + "\n")).containsExactly("checkpoint");
    assertThat(culprits(whole.substring(0, whole.length() - 1))).contains("event 6", "checkpoint");
    assertThat(culprits("")).containsExactly("checkpoint");
  }

  @Test
  void linesThatAreNotEventsAreFindings() throws IOException {
    for (String line :
        List.of("", "x", "[]", "{}", "{\"n\":\"1\"}", "{} {}", "y".repeat(2_000_000))) {
      assertThat(culprits(line + "\n" + lines(checkpoint))).as(line).contains("event 1");
    }
  }

  private List<Finding> verify() throws IOException {
    return CustodyFile.verify(new ByteArrayInputStream(lines(checkpoint).getBytes(UTF_8)));
  }

  private List<String> culprits() throws IOException {
    return culprits(lines(checkpoint));
  }

  private static List<String> culprits(String text) throws IOException {
    return CustodyFile.verify(new ByteArrayInputStream(text.getBytes(UTF_8))).stream()
        .map(Finding::culprit)
        .toList();
  }

  private String lines(String end) {
    return String.join("\n", events) + "\n" + end + "\n";
  }

  private static String checkpoint(int count, String head) {
    return "{\"count\":" + count + ",\"head\":\"" + head + "\",\"type\":\"checkpoint\"}";
  }
}
