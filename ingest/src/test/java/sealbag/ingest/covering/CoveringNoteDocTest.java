package sealbag.ingest.covering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `covering-note.md` says what is recognised; each of its examples is read here.
class CoveringNoteDocTest {
  private static final Path DOC =
      Path.of(System.getProperty("sealbag.fixtures"), "../ingest/doc/covering-note.md");

  record Row(
      String subject, String text, String reference, String exhibit, String reason, String more) {}

  static Stream<Row> rows() throws IOException {
    String doc = Files.readString(DOC);
    return doc.substring(doc.indexOf("## Examples"))
        .lines()
        .filter(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> line.substring(1).split("\\|", -1))
        .map(
            cells ->
                new Row(
                    cells[0].strip(),
                    cells[1].strip().replace("⏎", "\n"),
                    cells[2].strip(),
                    cells[3].strip(),
                    cells[4].strip(),
                    cells[5].strip()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachExampleIsReadAsItSays(Row row) {
    CoveringNote note =
        CoveringNote.read(
            Optional.of(row.subject()).filter(subject -> !subject.isEmpty()),
            row.text(),
            Patterns.standard());

    assertThat(
            new Row(
                row.subject(),
                row.text(),
                shown(note.reference()),
                shown(note.exhibit()),
                shown(note.why()),
                more(note)))
        .isEqualTo(row);
    assertThat(note.reason().isPresent())
        .isEqualTo(note.why().filter(Said::recognised).isPresent());
  }

  @Test
  void theShapesInTheDocumentAreTheShippedOnes() throws IOException {
    List<String> shapes =
        Files.readString(DOC)
            .lines()
            .dropWhile(line -> !line.startsWith("| shape"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> line.substring(line.indexOf('`') + 1, line.lastIndexOf('`')))
            .toList();

    assertThat(shapes).isEqualTo(Patterns.standardReferences());
    assertThat(Files.readString(DOC))
        .contains("exhibit: `" + Patterns.standardExhibits().getFirst() + "`");
  }

  private static String shown(Optional<Said> said) {
    return said.map(it -> it.value() + (it.recognised() ? "" : "?")).orElse("");
  }

  private static String more(CoveringNote note) {
    var more = new ArrayList<String>();
    if (note.mayBeRestricted()) {
      more.add("may be restricted");
    }
    note.contradictions().forEach(it -> more.add("differs: " + it.field().words()));
    note.supervisor().ifPresent(it -> more.add("supervisor " + it.value()));
    note.incidentDate().ifPresent(it -> more.add("incident date " + it.value()));
    return String.join("; ", more);
  }
}
