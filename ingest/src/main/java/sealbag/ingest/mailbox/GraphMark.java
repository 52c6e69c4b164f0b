package sealbag.ingest.mailbox;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import sealbag.ingest.mailbox.MailSourceException.Why;
import sealbag.ingest.mailbox.MailboxSettings.Acknowledgement;
import tools.jackson.databind.JsonNode;

/// Marks mails at Microsoft Graph as taken.
final class GraphMark {
  private final GraphCalls calls;
  private final GraphLinks links;
  private @Nullable String destination;

  GraphMark(GraphCalls calls, GraphLinks links) {
    this.calls = calls;
    this.links = links;
  }

  void mark(String id, Acknowledgement how) throws IOException {
    try {
      switch (how) {
        case Acknowledgement.None() -> {}
        case Acknowledgement.Keyword(String category) -> categorise(id, category);
        case Acknowledgement.Move(String folder) -> move(id, folder);
      }
    } catch (GraphRefusal.NotFound _) {
      // gone is done
    }
  }

  private void categorise(String id, String category) throws IOException {
    JsonNode old = calls.get(links.message(id, "?$select=categories")).path("categories");
    var body = GraphCalls.JSON.createObjectNode();
    var all = body.putArray("categories");
    for (JsonNode one : old) {
      if (one.asString("").equals(category)) {
        return;
      }
      all.add(one);
    }
    all.add(category);
    var _ = calls.send("PATCH", links.message(id, ""), body);
  }

  private void move(String id, String folder) throws IOException {
    JsonNode message = calls.get(links.message(id, "?$select=parentFolderId"));
    String target = destination;
    if (target == null) {
      target = folder(folder);
      destination = target;
    }
    if (!message.path("parentFolderId").asString("").equals(target)) {
      var body = GraphCalls.JSON.createObjectNode().put("destinationId", target);
      try {
        var _ = calls.send("POST", links.message(id, "/move"), body);
      } catch (GraphRefusal.NotFound e) {
        destination = null; // the mail was there just now, so it is the folder that is gone
        throw new MailSourceException(
            Why.AWAY, "The folder into which mails are moved is gone; the next try makes it.", e);
      }
    }
  }

  /// The id of the folder, which is made where there is none of that name.
  private String folder(String name) throws IOException {
    String id = first(links.foldersNamed(name));
    if (id.isEmpty()) {
      var body = GraphCalls.JSON.createObjectNode().put("displayName", name);
      id = calls.send("POST", links.folders(), body).path("id").asString("");
    }
    if (id.isEmpty()) {
      throw new MailSourceException(
          Why.AWAY, "Microsoft Graph did not name the folder into which mails are moved.");
    }
    return id;
  }

  private String first(URI folders) throws IOException {
    return calls.get(folders).path("value").path(0).path("id").asString("");
  }
}
