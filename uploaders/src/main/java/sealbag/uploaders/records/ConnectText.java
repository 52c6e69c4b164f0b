package sealbag.uploaders.records;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Optional;

/// One line that a clerk can paste into CONNECT. It names no participants.
final class ConnectText {

  private ConnectText() {}

  static String of(RecordStub stub) {
    var words = new ArrayList<String>();
    words.add("WhatsApp export " + stub.number() + ", as received by Sealbag " + stub.receivedAt());
    stub.officer().ifPresent(officer -> words.add("sent by " + officer));
    words.add(stub.reference().map(raw -> "reference " + raw).orElse("no reference given"));
    stub.exhibit().ifPresent(exhibit -> words.add("exhibit " + exhibit));
    stub.chats().forEach(chat -> words.add(chat(chat)));
    words.add(attachments(stub.counts()));
    words.add("package SHA-256 " + stub.packageSha256());
    words.add(
        stub.delivered()
            .map(receipt -> "held at " + receipt.destination())
            .orElse("not uploaded, kept by Sealbag"));
    return oneLine(String.join("; ", words)) + ".";
  }

  private static String chat(RecordStub.ChatSummary chat) {
    return "chat of %d records from %s to %s (as printed: local, no zone; date order %s, %s)"
        .formatted(
            chat.records(),
            time(chat.firstTimestamp()),
            time(chat.lastTimestamp()),
            chat.dateOrder(),
            chat.certainty());
  }

  private static String time(Optional<LocalDateTime> time) {
    return time.map(LocalDateTime::toString).orElse("unknown");
  }

  private static String attachments(RecordStub.Counts counts) {
    return "%d attachments present, %d mentioned but missing"
        .formatted(counts.attachmentsPresent(), counts.attachmentsMissing());
  }

  /// Line breaks, and characters that reorder or hide text, become spaces.
  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
  }
}
