package sealbag.ingest.packaging;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import sealbag.ingest.screening.Screening;
import sealbag.uploaders.delivery.Parcel;

/// Everything that goes into one package. Same contents, same bytes.
///
/// @param number the receipt number, which also names the package: `SB-2026-000123`
/// @param sourceOrganization for `bag-info.txt`; empty when none is configured
/// @param data the files below `data/`
/// @param messageHead header block and text parts of the mail; empty when no mail brought the
///   export
/// @param custodyLines the submission's custody events up to sealing, as the ledger keeps them
public record Contents(
    String number,
    Instant sealedAt,
    Optional<String> sourceOrganization,
    List<Payload> data,
    SubmissionFacts submission,
    Optional<byte[]> messageHead,
    ToolFacts tool,
    Screening screening,
    List<Limitation> warnings,
    List<String> custodyLines,
    Parcel.Label label) {

  private static final Pattern NUMBER = Pattern.compile("[A-Z]{2}-[0-9]{4}-[0-9]{6,12}");

  public Contents {
    data = List.copyOf(data);
    messageHead = messageHead.map(byte[]::clone);
    warnings = List.copyOf(warnings);
    custodyLines = List.copyOf(custodyLines);
    if (!NUMBER.matcher(number).matches()) {
      throw new IllegalArgumentException("not a receipt number: " + number);
    }
    if (custodyLines.isEmpty() || custodyLines.stream().anyMatch(line -> line.indexOf('\n') >= 0)) {
      throw new IllegalArgumentException("custody needs at least one event, each on one line");
    }
    requireDistinctPaths(data);
  }

  private static void requireDistinctPaths(List<Payload> data) {
    Set<String> seen = new HashSet<>();
    for (Payload payload : data) {
      if (!seen.add(payload.path())) {
        throw new IllegalArgumentException("two files at " + payload.path());
      }
    }
  }

  @Override
  public Optional<byte[]> messageHead() {
    return messageHead.map(byte[]::clone);
  }
}
