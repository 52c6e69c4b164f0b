package sealbag.uploaders.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sealbag.uploaders.delivery.Parcel;

/// What lies beside a package for those who import it by hand: a CSV of one line below its
/// headings, with what an evidence system asks for. The same parcel gives the same bytes.
///
/// Every cell is quoted (RFC 4180). One that a spreadsheet could take for a formula gets a single
/// quote before it; control and invisible characters become spaces. Nothing is cut: what is longer
/// than the system takes stays out of its column and is named in the last one.
///
/// @param category the evidence category, or empty
public record ImportSheet(Optional<String> category, String marking) {
  /// As Axon's help pages state it.
  private static final int LONGEST_ID = 75;

  private static final int LONGEST_TITLE = 200;
  private static final String FORMULA_STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";
  private static final List<String> HEADINGS =
      List.of(
          "ID",
          "Title",
          "Category",
          "Owner Badge",
          "Recorded On",
          "Received On",
          "Reference",
          "Exhibit",
          "Sent By",
          "Protective Marking",
          "File Name",
          "Size",
          "SHA-256",
          "To Look At");

  static String fileName(Parcel parcel) {
    return parcel.number() + ".csv";
  }

  byte[] bytes(Parcel parcel) {
    return (line(HEADINGS) + line(row(parcel))).getBytes(UTF_8);
  }

  private List<String> row(Parcel parcel) {
    Parcel.Label label = parcel.label();
    var notes = new ArrayList<String>();
    String id = label.reference().orElse(parcel.number());
    if (length(id) > LONGEST_ID) {
      notes.add("the reference is longer than %d characters".formatted(LONGEST_ID));
      id = parcel.number();
    }
    String title = label.title().isBlank() ? parcel.number() : label.title();
    if (length(title) > LONGEST_TITLE) {
      notes.add("the title is longer than %d characters".formatted(LONGEST_TITLE));
      title = parcel.number();
    }
    if (label.recordedOn().isPresent()) {
      notes.add("Recorded On is phone time, its zone is unknown");
    }
    Optional<String> badge = label.officer().filter(ImportSheet::isBadge);
    if (badge.isEmpty()) {
      notes.add("no badge number was given");
    }
    return List.of(
        id,
        title,
        category.orElse(""),
        badge.orElse(""),
        label.recordedOn().map(LocalDateTime::toString).orElse(""),
        label.receivedAt().toString(),
        label.reference().orElse(""),
        label.exhibit().orElse(""),
        label.officer().orElse(""),
        marking,
        parcel.fileName(),
        String.valueOf(parcel.sizeBytes()),
        parcel.sha256(),
        String.join("; ", notes));
  }

  /// An address or a name is none.
  private static boolean isBadge(String officer) {
    return officer.matches("[A-Za-z]{0,4}[0-9]{1,8}[A-Za-z]{0,4}");
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String line(List<String> cells) {
    return cells.stream().map(ImportSheet::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    String plain = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    boolean isFormula = !plain.isEmpty() && FORMULA_STARTS.indexOf(plain.charAt(0)) >= 0;
    return '"' + (isFormula ? "'" : "") + plain.replace("\"", "\"\"") + '"';
  }
}
