package sealbag.ingest.mailbox;

import java.util.List;

/// What lay in one place at one moment.
///
/// @param messages in the order of arrival, as far as the source knows it
/// @param cursor for the next listing; the source's own words, to be kept together with the
///   messages
public record Listing(List<ListedMessage> messages, String cursor) {

  public Listing {
    messages = List.copyOf(messages);
  }
}
