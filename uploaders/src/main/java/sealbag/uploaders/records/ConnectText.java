package sealbag.uploaders.records;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Optional;

/// One line that a clerk can paste into CONNECT. It names no participants.
public final class ConnectText {

  private ConnectText() {}

  /// The line.
  public static String of(RecordStub stub) {
    var words = new ArrayList<String>();
    RecordStub.Declared declared = stub.declared();
    words.add(
        "WhatsApp export " + stub.number() + ", as received by Sealbag " + declared.receivedAt());
    declared.officer().ifPresent(officer -> words.add("sent by " + officer));
    words.add(
        declared.reference().map(mark -> "reference " + mark.raw()).orElse("no reference given"));
    declared.exhibit().ifPresent(mark -> words.add("exhibit " + mark.raw() + " (proposed)"));
    stub.chats().forEach(chat -> words.add(chat(chat)));
    words.add(attachments(stub.counts()));
    words.add("package SHA-256 " + stub.integrity().packaged());
    words.add(
        stub.whereabouts(held -> "held at " + held.destination() + " as " + held.evidenceId()));
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
