package sealbag.ingest.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;

/// Addresses of one mailbox at Microsoft Graph.
record GraphLinks(MailboxSettings.Graph settings) {

  /// The ids and times of all mails of the folder.
  URI delta() {
    return link(
        "/mailFolders/"
            + encoded(settings.folder())
            + "/messages/delta?$select=id,receivedDateTime");
  }

  URI message(String id, String rest) {
    return link("/messages/" + encoded(id) + rest);
  }

  URI folders() {
    return link("/mailFolders");
  }

  URI foldersNamed(String name) {
    String filter = "displayName eq '" + name.replace("'", "''") + "'";
    return link("/mailFolders?$select=id&$filter=" + encoded(filter));
  }

  private URI link(String path) {
    return URI.create(settings.base() + "/users/" + encoded(settings.user()) + path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
