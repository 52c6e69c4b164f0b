package sealbag.parsers.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A link to a file that lies with a sharing service: what a mail holds where the file was too
/// large. Recognised by its host and path only; nothing is ever fetched.
///
/// @param service in plain words
/// @param expires when the link says so itself
/// @param daysKept how long the service keeps files, where that is a fixed number of days
public record FileLink(String service, Optional<Instant> expires, OptionalInt daysKept) {

  /// One service: the hosts and beginnings of paths of its links.
  private record Service(String name, OptionalInt daysKept, Pattern link) {
    Service(String name, String link) {
      this(name, OptionalInt.empty(), Pattern.compile(link));
    }
  }

  /// The services that are known. A new one is one line here.
  private static final List<Service> SERVICES =
      List.of(
          new Service(
              "iCloud Mail Drop",
              OptionalInt.of(30),
              Pattern.compile("(www\\.)?icloud\\.com/attachment.*")),
          new Service("iCloud", "(www\\.)?icloud\\.com/(iclouddrive|photos|share).*"),
          new Service("OneDrive", "1drv\\.ms/.*|onedrive\\.live\\.com/.*"),
          new Service("SharePoint or OneDrive", "[a-z0-9-]+\\.sharepoint\\.com/.*"),
          new Service("Google Drive", "(drive|docs)\\.google\\.com/.*"),
          new Service("WeTransfer", "we\\.tl/.*|(www\\.)?wetransfer\\.com/downloads/.*"),
          new Service("Dropbox", "(www\\.)?dropbox\\.com/(s|scl|sh|t)/.*|(db|dl)\\.tt/.*"),
          new Service("Box", "([a-z0-9-]+\\.)?app\\.box\\.com/s/.*"),
          new Service("Egress", "switch\\.egress\\.com/.*"),
          new Service("Mimecast Large File Send", "[a-z0-9-]+\\.mimecast\\.com/.*lfs.*"));

  private static final Pattern URL =
      Pattern.compile("https?(?:://|%3A%2F%2F)[^\\s\"'<>\\\\]{4,4000}", Pattern.CASE_INSENSITIVE);

  /// Mail Drop writes the end of the link's life, in seconds since 1970, into the link.
  private static final Pattern MAIL_DROP_END = Pattern.compile("[?&]e=(\\d{9,10})(?!\\d)");

  /// All links of known services in a text or a page, one for each service.
  ///
  /// @param text as the email has it; escapes of HTML and of links inside links are seen through
  public static List<FileLink> in(String text) {
    var found = new ArrayList<FileLink>();
    Matcher urls = URL.matcher(text.replace("&amp;", "&"));
    while (urls.find()) {
      of(urls.group())
          .filter(link -> found.stream().noneMatch(one -> one.service.equals(link.service)))
          .ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  /// The link itself, or the one that a mail filter wrapped into its own
  /// (`…safelinks…/?url=https%3A%2F%2F…`).
  private static Optional<FileLink> of(String url) {
    String unescaped = HeaderText.byteString(Escapes.decode(url, '%'));
    Matcher inner = URL.matcher(unescaped);
    for (int from = 0; inner.find(from); from = inner.start() + 4) {
      String bare = inner.group().replaceFirst("(?i)^https?://", "");
      String place = lowerHost(bare);
      for (Service service : SERVICES) {
        if (service.link().matcher(place).matches()) {
          return Optional.of(new FileLink(service.name(), end(bare), service.daysKept()));
        }
      }
    }
    return Optional.empty();
  }

  private static String lowerHost(String bare) {
    int slash = bare.indexOf('/');
    return slash < 0
        ? bare.toLowerCase(Locale.ROOT)
        : bare.substring(0, slash).toLowerCase(Locale.ROOT) + bare.substring(slash);
  }

  private static Optional<Instant> end(String link) {
    Matcher end = MAIL_DROP_END.matcher(HeaderText.byteString(Escapes.decode(link, '%')));
    return end.find()
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(end.group(1))))
        : Optional.empty();
  }
}
