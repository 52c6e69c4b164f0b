package sealbag.ingest.cli;

import java.util.ArrayList;
import java.util.List;
import sealbag.parsers.chat.Chat.Platform;
import sealbag.parsers.chat.Record.Kind;
import sealbag.parsers.chat.Warning;

/// What one export cannot show, because the app does not print it.
record NotShown(InspectedChat inspected) {
  private static final long WITH_MEDIA = 10_000;
  private static final long WITHOUT_MEDIA = 40_000;

  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(start());
    lines.add(time());
    if (inspected.count(Kind.ATTACHMENT) + inspected.count(Kind.OMITTED) > 0) {
      lines.add(captions());
    }
    pictures(lines);
    lines.add(edits());
    lines.add(deletions());
    ofKinds(lines);
    lines.add(
        "never exported: reactions, read ticks, forwarded labels, links to quoted messages, and the"
            + " numbers of saved contacts");
    lines.add("never exported: which phone made this export, whose it was, and when");
    if (platform() != Platform.IOS) {
      lines.add("typed text that imitates a record of such an export cannot be told apart");
    }
    return lines;
  }

  private Platform platform() {
    return inspected.chat().platform();
  }

  private String start() {
    long records = inspected.end().records();
    String limits =
        "the app leaves out the oldest messages of a long chat without a mark: it exports at most"
            + " 10,000 with media or 40,000 without";
    if (records == WITH_MEDIA || records == WITHOUT_MEDIA) {
      return limits + ". This export has exactly that many: its start may be cut off";
    }
    return inspected.warnings().containsKey(Warning.Kind.POSSIBLY_TRUNCATED)
        ? limits + ". This one lacks the opening notice: its start may be missing"
        : limits
            + ". That this one has "
            + InspectWords.number(records)
            + " does not prove it whole";
  }

  private String time() {
    return switch (inspected.chat().precision()) {
      case MINUTE -> "times are the phone's, without time zone, and to the minute only";
      case SECOND -> "times are the phone's, without time zone";
    };
  }

  private String captions() {
    return switch (platform()) {
      case ANDROID -> "captions are kept, as the lines below the file's line";
      case IOS ->
          "captions: older iPhone exports leave them out, so a file without one proves nothing";
      case LEGACY -> "captions may be left out, so a file without one proves nothing";
    };
  }

  private void pictures(List<String> lines) {
    if (platform() == Platform.IOS) {
      lines.add("a view-once picture is printed as an ordinary \"image omitted\"");
    } else if (inspected.count(Kind.OMITTED) > 0) {
      lines.add(
          "whether a file that was left out was a picture, a video, a recording or a document");
    }
  }

  private String edits() {
    String marked =
        inspected.edited() == 0 ? "" : ". Marked as edited here: " + number(inspected.edited());
    return "an edited message shows its last text only: no earlier text, no time of the edit"
        + marked;
  }

  private String deletions() {
    long marked = inspected.count(Kind.DELETED);
    return "a message deleted for oneself, or one that had disappeared, leaves no trace"
        + (marked == 0 ? "" : ". Marked as deleted here, without text: " + number(marked));
  }

  private void ofKinds(List<String> lines) {
    if (inspected.count(Kind.POLL) > 0) {
      lines.add("who voted in a poll; votes are counted as of the export");
    }
    if (inspected.count(Kind.LIVE_LOCATION) > 0) {
      lines.add("where a live location went, and when it ended");
    }
  }

  private static String number(long number) {
    return InspectWords.number(number);
  }
}
