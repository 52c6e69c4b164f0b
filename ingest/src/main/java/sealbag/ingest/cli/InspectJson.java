package sealbag.ingest.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sealbag.ingest.pipeline.ChatTexts.ZipSummary;
import sealbag.parsers.chat.Attachment;
import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.Record;

/// What `inspect --json` says about one chat.
final class InspectJson {
  private InspectJson() {}

  static Map<String, @Nullable Object> of(InspectedChat inspected, Optional<ZipSummary> zip) {
    Chat told = inspected.chat();
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("type", "chat");
    object.put("file", told.file());
    object.put("format", told.format());
    object.put("platform", told.platform().word());
    object.put("language", told.language().orElse(""));
    object.put("dateOrder", told.dateOrder().name());
    object.put("dateOrderCertainty", told.dateOrderCertainty().word());
    object.put("dateOrderProof", told.dateOrderProof());
    object.put("contradictions", inspected.contradictions());
    object.put("records", inspected.end().records());
    object.put("lines", inspected.end().lines());
    object.put("preambleLines", inspected.preambleLines());
    object.put("continuationLines", inspected.continuationLines());
    object.put("participants", told.participants().size());
    object.put("kinds", kinds(inspected));
    object.put("edited", inspected.edited());
    object.put("files", files(inspected));
    object.put("timerChanges", inspected.timers().count());
    object.put("timers", timers(inspected.timers()));
    object.put("flags", inspected.flags());
    object.put("zip", zip.map(about -> new ZipText(about).json()).orElse(null));
    return object;
  }

  private static Map<String, Long> kinds(InspectedChat inspected) {
    var counts = new TreeMap<String, Long>();
    for (Record.Kind kind : Record.Kind.values()) {
      if (inspected.count(kind) > 0) {
        counts.put(kind.word(), inspected.count(kind));
      }
    }
    return counts;
  }

  private static Map<String, Object> files(InspectedChat inspected) {
    var counts = new LinkedHashMap<String, Object>();
    for (Attachment.Status status : Attachment.Status.values()) {
      counts.put(status.word(), inspected.count(status));
    }
    inspected.unreferenced().ifPresent(count -> counts.put("unreferenced", count));
    return counts;
  }

  private static List<Map<String, Object>> timers(TimerChanges timers) {
    return timers.first().stream().map(InspectJson::timer).toList();
  }

  private static Map<String, Object> timer(TimerChanges.Change change) {
    var object = new LinkedHashMap<String, Object>();
    object.put("line", change.line());
    object.put("timestamp", change.time().map(Object::toString).orElse(null));
    object.put("state", change.timer().state().word());
    object.put("period", change.timer().period().orElse(null));
    object.put("actor", change.timer().actor().orElse(null));
    return object;
  }
}
