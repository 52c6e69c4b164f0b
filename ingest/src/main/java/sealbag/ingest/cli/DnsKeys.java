package sealbag.ingest.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import sealbag.parsers.mail.KeyLookup;

/// TXT records by the system's DNS servers. Only in use where `mail.dkim-lookup` is on.
final class DnsKeys implements KeyLookup {
  private static final String TIMEOUT_MILLIS = "2000";

  /// What stands in a signature is a stranger's text: only names of hosts are asked for.
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63}){1,20}");

  /// The DNS provider gives texts only; it makes no objects of what it reads.
  @SuppressWarnings({"BanJNDI", "JdkObsolete"})
  @Override
  public Optional<List<String>> txt(String name) throws IOException {
    if (!HOST.matcher(name).matches()) {
      return Optional.of(List.of());
    }
    var settings = new Hashtable<String, String>();
    settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    settings.put("com.sun.jndi.dns.timeout.initial", TIMEOUT_MILLIS);
    settings.put("com.sun.jndi.dns.timeout.retries", "2");
    try {
      var dns = new InitialDirContext(settings);
      try {
        Attribute records = dns.getAttributes("dns:///" + name, new String[] {"TXT"}).get("TXT");
        return Optional.of(records == null ? List.of() : texts(records));
      } finally {
        dns.close();
      }
    } catch (NameNotFoundException _) {
      return Optional.of(List.of());
    } catch (NamingException e) {
      throw new IOException("the DNS does not answer", e);
    }
  }

  private static List<String> texts(Attribute records) throws NamingException {
    var texts = new ArrayList<String>();
    NamingEnumeration<?> all = records.getAll();
    while (all.hasMore()) {
      texts.add(joined(String.valueOf(all.next())));
    }
    return texts;
  }

  /// The pieces of one record come in quotes, with blanks between.
  private static String joined(String record) {
    return record.replaceAll("\"\\s+\"", "").replaceAll("^\"|\"$", "");
  }
}
