package sealbag.parsers.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One Authentication-Results field (RFC 8601): who wrote it, and what it found.
///
/// @param field as it stands in the email, unfolded
record AuthenticationResults(String field, String server, List<Finding> findings) {
  private static final Pattern COMMENT = Pattern.compile("\\([^()]*+\\)");
  private static final Pattern METHOD =
      Pattern.compile("\\s*([a-z0-9-]+)(?:/\\d+)?\\s*=\\s*([a-z]+)(.*)");
  private static final Pattern PROPERTY =
      Pattern.compile("([a-z]+\\.[a-z0-9-]+)\\s*=\\s*\"?([^\\s\";]+)");

  /// One method's result and the domains that it is about.
  private record Finding(String method, String result, String properties) {
    List<String> domains() {
      var domains = new ArrayList<String>();
      Matcher property = PROPERTY.matcher(properties);
      while (property.find()) {
        String name = property.group(1);
        boolean names =
            name.equals("header.d") || name.equals("header.from") || name.equals("smtp.mailfrom");
        if (names) {
          String value = property.group(2);
          domains.add(value.substring(value.lastIndexOf('@') + 1));
        }
      }
      return domains;
    }
  }

  static AuthenticationResults of(String byteString) {
    String plain = COMMENT.matcher(byteString).replaceAll(" ").toLowerCase(Locale.ROOT);
    String[] items = plain.split(";", -1);
    var findings = new ArrayList<Finding>();
    for (int i = 1; i < items.length; i++) {
      Matcher method = METHOD.matcher(items[i]);
      if (method.matches()) {
        findings.add(new Finding(method.group(1), method.group(2), method.group(3)));
      }
    }
    String server = items[0].strip().split("\\s", -1)[0];
    return new AuthenticationResults(HeaderText.decode(byteString), server, List.copyOf(findings));
  }

  boolean isOf(String authservId) {
    return server.equals(authservId.strip().toLowerCase(Locale.ROOT));
  }

  boolean isPass(String method) {
    return findings.stream()
        .anyMatch(one -> one.method.equals(method) && one.result.equals("pass"));
  }

  boolean speaksAgainst() {
    return findings.stream()
        .anyMatch(one -> one.method.equals("dmarc") && one.result.equals("fail"));
  }

  /// Whether DMARC, DKIM or SPF passed for the sender's domain.
  boolean speaksFor(String domain) {
    return findings.stream()
        .filter(one -> List.of("dmarc", "dkim", "spf").contains(one.method))
        .filter(one -> one.result.equals("pass"))
        .flatMap(one -> one.domains().stream())
        .anyMatch(proved -> Authenticity.isAligned(proved, domain));
  }
}
