package sealbag.ingest.covering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiptThreadTest {
  private static ReceiptThread thread(String subject, String... ids) {
    return ReceiptThread.numberOf(List.of(ids), Optional.of(subject), "force.example");
  }

  @Test
  void anAnswerIsToldByItsThread() {
    assertThat(
            thread(
                "Re: One thing needed: reference for SB-2026-000123",
                "<a@police.example>",
                "<SB-2026-000123.received@force.example>",
                "<SB-2026-000123.REMINDER-1@FORCE.example>"))
        .isEqualTo(new ReceiptThread.Of("SB-2026-000123"));
  }

  @Test
  void aNumberInTheSubjectAloneIsNoAnswer() {
    assertThat(thread("SB-2026-000123")).isEqualTo(new ReceiptThread.None());
    assertThat(thread("SB-2026-000123", "<SB-2026-000123.x@evil.example>"))
        .isEqualTo(new ReceiptThread.None());
    assertThat(thread("x", "<xSB-2026-000123.x@force.example>", "<SB-2026-000123@force.example>"))
        .isEqualTo(new ReceiptThread.None());
  }

  @Test
  void twoNumbersAreForAPersonToDecide() {
    var both = new ReceiptThread.Ambiguous(List.of("SB-2026-000123", "SB-2026-000124"));

    assertThat(
            thread(
                "x",
                "<SB-2026-000124.received@force.example>",
                "<SB-2026-000123.received@force.example>"))
        .isEqualTo(both);
    assertThat(thread("Re: SB-2026-000124", "<SB-2026-000123.received@force.example>"))
        .isEqualTo(both);
  }
}
