package sealbag.ingest.ledger;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Something done on the way to a checkpoint. Holds ids, hashes, counts and reasons given; never
/// names of files or people, never chat text, because the custody log outlives the content.
///
/// @param action lower-case words joined by `-` or `.`, such as `chat.parsed`
public record WorkEvent(String action, SortedMap<String, String> details) {
  private static final Pattern ACTION = Pattern.compile("[a-z]+([.-][a-z]+)*");

  public WorkEvent {
    if (!ACTION.matcher(action).matches()) {
      throw new IllegalArgumentException("an action is lower-case words: " + action);
    }
    details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
  }
}
