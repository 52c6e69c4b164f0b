package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import sealbag.fixtures.archives.HostileArchive;
import sealbag.ingest.pipeline.FlagWords;
import sealbag.parsers.archive.ArchiveFlag;

/// `archive-flags.md` has every flag, and the outcomes that the corpus proves, no more and no
/// fewer.
class ArchiveFlagsDocTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|.*\\| ([^|]+) \\|$");
  private static final Pattern WORD = Pattern.compile("`(\\w+)`");

  private static Map<String, Set<String>> table() throws IOException {
    String doc = Files.readString(Sealbag.FIXTURES.resolve("../ingest/doc/archive-flags.md"));
    var rows = new TreeMap<String, Set<String>>();
    for (Matcher row = ROW.matcher(doc); row.find(); ) {
      Set<String> words =
          WORD.matcher(row.group(2))
              .results()
              .map(word -> word.group(1))
              .collect(Collectors.toCollection(TreeSet::new));
      rows.put(row.group(1), words);
    }
    return rows;
  }

  @Test
  void everyFlagStandsInTheTableAndNothingElse() throws IOException {
    Set<String> flags =
        Arrays.stream(ArchiveFlag.values()).map(Enum::name).collect(Collectors.toSet());

    assertThat(table().keySet()).isEqualTo(flags);
  }

  @Test
  void theTableSaysHowTheCorpusEnds() throws IOException {
    var ends = new TreeMap<String, Set<String>>();
    for (HostileArchive archive : HostileArchive.all()) {
      for (String flag : archive.flags()) {
        ends.computeIfAbsent(flag, _ -> new TreeSet<>()).add(archive.code().orElse("sealed"));
      }
    }

    assertThat(table()).isEqualTo(ends);
  }

  @Test
  void everyFlagHasWordsOfItsOwn() {
    var sentences = new HashSet<String>();
    for (ArchiveFlag flag : ArchiveFlag.values()) {
      assertThat(FlagWords.sentence(flag)).endsWith(".");
      assertThat(sentences.add(FlagWords.sentence(flag))).as(flag.name()).isTrue();
    }
  }
}
