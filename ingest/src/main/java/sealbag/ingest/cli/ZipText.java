package sealbag.ingest.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sealbag.ingest.pipeline.ChatTexts.ZipSummary;
import sealbag.ingest.pipeline.FlagWords;

/// What `inspect` says about the zip that a chat is in.
record ZipText(ZipSummary zip) {

  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(field("Zip", InspectWords.count(zip.files(), "file") + "; " + likeness()));
    String name = "Zip flags";
    for (String flag : zip.flags()) {
      lines.add(field(name, flag + ": " + FlagWords.sentence(flag)));
      name = "";
    }
    zip.hold().ifPresent(hold -> lines.add(field("Import", "would hold it: " + Plain.of(hold))));
    return lines;
  }

  private String likeness() {
    return switch (zip.likeness()) {
      case WHATSAPP_ANDROID_LIKE -> "put together as WhatsApp on Android does";
      case WHATSAPP_IOS_LIKE -> "put together as WhatsApp on an iPhone does";
      case REPACKED -> "put together by another program than WhatsApp";
      case UNKNOWN -> "nothing shows which program put it together";
    };
  }

  private static String field(String name, String value) {
    return "  %-12s  %s".formatted(name, value);
  }

  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("files", zip.files());
    object.put("flags", List.copyOf(zip.flags()));
    object.put("fingerprint", zip.likeness().word());
    object.put("hold", zip.hold().orElse(null));
    return object;
  }
}
