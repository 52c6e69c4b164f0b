package sealbag.ingest.cli;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import sealbag.fixtures.endpoint.MailSystem;

/// The letters that came for officers. The practice mail server forgets them when it ends, so each
/// is a file as well, from which the next start puts it back.
final class PracticeLetters {
  private static final Session NO_SESSION = Session.getInstance(new Properties());

  private final MailSystem mail;
  private final Path folder;
  private final Map<String, Integer> seen = new HashMap<>();
  private int count;

  PracticeLetters(MailSystem mail, Path folder) {
    this.mail = mail;
    this.folder = folder;
  }

  /// A letter in plain words.
  ///
  /// @param to whose mailbox it is in
  record Letter(String to, String subject, String text, Path file) {}

  /// Puts the letters of earlier runs back into their mailboxes.
  void putBack() throws IOException {
    Files.createDirectories(folder);
    for (Path file : files()) {
      byte[] bytes = Files.readAllBytes(file);
      Optional<String> to = recipient(bytes);
      if (to.isPresent()) {
        String address = to.orElseThrow();
        if (!mail.addresses().contains(address)) {
          mail.open(address, address);
        }
        mail.deliver(address, bytes);
        seen.merge(address, 1, Integer::sum);
      }
      count++;
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
    }
  }

  /// What came since it was asked last.
  List<Letter> fresh() throws IOException {
    var letters = new ArrayList<Letter>();
    for (String address : mail.addresses()) {
      if (!address.equals(PracticeHome.INTAKE)) {
        for (byte[] bytes : mail.inbox(address, seen.getOrDefault(address, 0))) {
          seen.merge(address, 1, Integer::sum);
          letters.add(keep(address, bytes));
        }
      }
    }
    return letters;
  }

  private Letter keep(String address, byte[] bytes) throws IOException {
    count++;
    Path file = Files.write(folder.resolve("%04d.eml".formatted(count)), bytes);
    try {
      MimeMessage message = message(bytes);
      return new Letter(
          address, Optional.ofNullable(message.getSubject()).orElse(""), text(message), file);
    } catch (MessagingException e) {
      return new Letter(address, "", "", file);
    }
  }

  private static String text(MimeMessage message) throws IOException, MessagingException {
    Object content = message.getContent();
    Object first = content instanceof Multipart parts ? parts.getBodyPart(0).getContent() : content;
    return first instanceof String text ? text : "";
  }

  private static Optional<String> recipient(byte[] bytes) {
    try {
      return Stream.ofNullable(message(bytes).getRecipients(Message.RecipientType.TO))
          .flatMap(Stream::of)
          .map(address -> ((InternetAddress) address).getAddress())
          .findFirst();
    } catch (MessagingException e) {
      return Optional.empty();
    }
  }

  private static MimeMessage message(byte[] bytes) throws MessagingException {
    return new MimeMessage(NO_SESSION, new ByteArrayInputStream(bytes));
  }
}
