package sealbag.ingest.packaging;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sealbag.ingest.evidence.Sha256;
import sealbag.parsers.mail.Authenticity;

/// How the export came here and what was said about it.
///
/// @param mail what the mail says of itself; empty when no mail brought the export
/// @param parts the parts of that mail
/// @param parent number of the submission that this one was split from
/// @param sameExportAs numbers of other submissions about the same export
/// @param related other submissions that it belongs to, or may belong to
public record SubmissionFacts(
    Instant receivedAt,
    Arrival arrival,
    Optional<MailFacts> mail,
    List<Part> parts,
    Export export,
    Claims claims,
    Actor actor,
    Optional<String> parent,
    List<String> sameExportAs,
    List<Related> related) {

  public SubmissionFacts {
    parts = List.copyOf(parts);
    sameExportAs = List.copyOf(sameExportAs);
    related = List.copyOf(related);
  }

  /// How it stands to another submission of the same sender.
  ///
  /// @param how `same-text`, `longer` (the chat text begins with the whole of that one's),
  ///   `shorter` (the other way round), `diverges` (the first records are the same, then the texts
  ///   differ), `supplies` (files that the other chat mentions, by name) or `same-title`, which
  ///   proves nothing
  /// @param sameRecords how many first records are the same, for `shorter` and `diverges`
  /// @param sameBytes how many first bytes of the chat text are the same, likewise
  /// @param addedRecords how many more records the chat has
  /// @param supplied names in the other chat whose files are here
  public record Related(
      String number,
      String how,
      long sameRecords,
      long sameBytes,
      long addedRecords,
      List<String> supplied) {
    public Related {
      supplied = List.copyOf(supplied);
    }
  }

  /// The bytes that arrived.
  ///
  /// @param sha256 of the raw mail or file; of the list of files for a folder
  /// @param fidelity how near these bytes are to what was sent: `file-drop` for a file given by a
  ///   person
  public record Arrival(Kind kind, Sha256 sha256, long sizeBytes, String fidelity) {

    /// What arrived.
    public enum Kind {
      MAIL,
      FILE,
      FOLDER;

      /// The word in output.
      public String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }

  /// The head of a mail, as printed in it, and what speaks for it.
  ///
  /// @param automated what kind of program says it sent it; empty for a person's mail
  /// @param flags oddities of the mail as a whole, as stable words, sorted
  /// @param authenticity empty for a mail that is no MIME, such as an Outlook item
  public record MailFacts(
      Optional<String> messageId,
      Optional<String> from,
      List<String> to,
      Optional<String> subject,
      Optional<String> date,
      List<String> received,
      Optional<String> automated,
      List<String> flags,
      Optional<Checked> authenticity) {
    public MailFacts {
      to = List.copyOf(to);
      received = List.copyOf(received);
      flags = List.copyOf(flags);
    }
  }

  /// What speaks for the sender, and when that was looked at.
  public record Checked(Authenticity authenticity, Instant at) {}

  /// One part of a mail.
  ///
  /// @param index counted from 1
  /// @param path position in the tree of parts, such as `1.2`
  /// @param encoding the transfer encoding named in the mail
  /// @param sha256 of the decoded bytes
  /// @param role what Sealbag took it for: `export`, `text`, `furniture`, `signature`, `mail` (its
  ///   own parts follow), `other`
  /// @param flags oddities, as stable words, sorted
  public record Part(
      int index,
      String path,
      String contentType,
      Optional<String> disposition,
      Optional<String> fileName,
      Optional<String> fileNameRawBase64,
      String encoding,
      long sizeBytes,
      Sha256 sha256,
      String role,
      List<String> flags) {
    public Part {
      flags = List.copyOf(flags);
    }
  }

  /// The export: the file below `data/original/`.
  ///
  /// @param kind `zip`, `text`, `files` or `other`
  /// @param name as it was called on arrival
  public record Export(String kind, Sha256 sha256, long sizeBytes, String name) {}

  /// What the sender declared. Nothing of it is checked.
  public record Claims(
      Optional<String> officer,
      Optional<String> reference,
      Optional<String> exhibit,
      Optional<String> reason) {}

  /// Who handed the export in.
  ///
  /// @param type `person` or `service`
  public record Actor(String type, String id) {}
}
