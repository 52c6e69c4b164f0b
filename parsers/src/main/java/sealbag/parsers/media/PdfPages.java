package sealbag.parsers.media;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.ContentHandler;

/// Counts the pages of a PDF, and reads nothing else of it: no text, no form (XFA), no metadata
/// stream, no action, no embedded file. For the forked JVM, which makes it by its name.
public final class PdfPages implements Parser {
  static final String PAGES = "sealbag:pages";

  private static final long serialVersionUID = 1L;

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return Set.of(MediaType.application("pdf"));
  }

  /// Notes the number of pages that the document states. What it unpacks stays in memory, so that
  /// the heap limits it and nothing fills the disk.
  ///
  /// @throws TikaException when it is broken, or needs a password
  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, TikaException {
    try (PDDocument document =
        Loader.loadPDF(
            TikaInputStream.get(stream).getFile(), IOUtils.createMemoryOnlyStreamCache())) {
      metadata.set(PAGES, String.valueOf(document.getNumberOfPages()));
    } catch (IOException | RuntimeException | LinkageError e) {
      throw new TikaException("not a PDF that can be read", e);
    }
  }
}
