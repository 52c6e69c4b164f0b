package sealbag.uploaders.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectTextTest {

  @Test
  void oneLineSaysWhatAClerkNeedsAndNamesNoParticipant() {
    String text = ConnectText.of(Stubs.stub("SB-2026-000050"));

    assertThat(text)
        .isEqualTo(
            "WhatsApp export SB-2026-000050, as received by Sealbag 2026-11-20T18:04:00Z; "
                + "sent by officer@force.example; reference REF/2026/17; exhibit ap / 1 (proposed); "
                + "chat of 120 records from 2026-10-01T09:15 to 2026-11-19T23:59 "
                + "(as printed: local, no zone; date order DAY_MONTH_YEAR, CERTAIN); "
                + "12 attachments present, 3 mentioned but missing; package SHA-256 "
                + "1".repeat(64)
                + "; held at https://evidence.example/e/1 as evidence-1.");
  }
}
