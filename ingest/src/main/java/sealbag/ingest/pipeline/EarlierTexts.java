package sealbag.ingest.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sealbag.ingest.covering.Supplements.Agreement;
import sealbag.ingest.covering.Supplements.Earlier;
import sealbag.ingest.evidence.AlteredObjectException;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.ledger.Export;
import sealbag.ingest.ledger.Findings;
import sealbag.ingest.ledger.Ruling;
import sealbag.ingest.ledger.Submission;
import sealbag.parsers.ChatFormats;
import sealbag.parsers.archive.Budgets;
import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.ChatSink;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.Record;

/// Compares a chat text with those of exports that were sealed before, out of the evidence store.
record EarlierTexts(EvidenceStore store, Budgets budgets, Spool spool) {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierTexts.class);

  /// How far the two agree; [Agreement#NONE] where the earlier text cannot be had any more.
  ///
  /// @param text the new one
  /// @throws UncheckedIOException when the disk fails
  Agreement agreement(Path text, Earlier earlier, Submission from) {
    try {
      Optional<Path> other = text(earlier, from.progress().found().orElseThrow());
      return other.isPresent() ? agreement(text, other.orElseThrow()) : Agreement.NONE;
    } catch (AlteredObjectException e) {
      LOG.atError()
          .addKeyValue("submission", from.number())
          .addKeyValue("object", e.sha256())
          .log("a stored object no longer matches its hash");
      return Agreement.NONE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Agreement agreement(Path text, Path other) throws IOException {
    long differs = Files.mismatch(text, other);
    long bytes = differs < 0 ? Files.size(text) : differs;
    return new Agreement(Math.min(whole(text, bytes), whole(other, bytes)), bytes);
  }

  /// How many records end within the first so many bytes.
  private static long whole(Path text, long bytes) throws IOException {
    var counting = new Counting(bytes);
    ChatFormats.read(
        new ChatText("", () -> Files.newInputStream(text), Container.unknown(), Optional.empty()),
        counting);
    return counting.count;
  }

  private Optional<Path> text(Earlier earlier, Findings found)
      throws IOException, AlteredObjectException {
    Export export = found.export();
    return switch (export.kind()) {
      case TEXT -> Optional.of(store.use(export.sha256()));
      case FILES -> ofItems(ExportReader.files(store.use(export.sha256()), store), earlier);
      case ZIP -> ofZip(store.use(export.sha256()), earlier);
      case OTHER -> Optional.empty();
    };
  }

  /// A person may have decided how to read the zip: without that word it is not read again.
  private Optional<Path> ofZip(Path zip, Earlier earlier) throws IOException {
    try {
      var export = ZipExport.of(zip, budgets, spool, Ruling.none());
      return ofItems(export.read(ZipExport::isText), earlier);
    } catch (MustHoldException _) {
      return Optional.empty();
    }
  }

  private static Optional<Path> ofItems(Unpacked unpacked, Earlier earlier) {
    return unpacked.items().stream()
        .filter(
            item -> item.sha256().filter(one -> one.hex().equals(earlier.textSha256())).isPresent())
        .flatMap(item -> item.file().stream())
        .findFirst();
  }

  private static final class Counting implements ChatSink {
    private final long limit;
    private long count;

    Counting(long limit) {
      this.limit = limit;
    }

    @Override
    public void chat(Chat chat) {}

    @Override
    public void record(Record record) {
      if (record.byteEnd() <= limit) {
        count++;
      }
    }

    @Override
    public void end(End end) {}
  }
}
