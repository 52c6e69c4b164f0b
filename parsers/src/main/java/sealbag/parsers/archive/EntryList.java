package sealbag.parsers.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/// Describes the entries of one archive, each with the oddities that its record alone and its
/// neighbours show.
final class EntryList {
  private static final Pattern OUTSIDE = Pattern.compile("^/|^[A-Za-z]:|\\\\|(?:^|/)\\.\\.(?:/|$)");
  private static final int TYPE = 0xF000;
  private static final int FOLDER = 0x4000;
  private static final int LINK = 0xA000;
  private static final Set<Integer> DEVICES = Set.of(0x1000, 0x2000, 0x6000, 0xC000);

  private final Budgets budgets;
  private final Map<String, Integer> composed = new HashMap<>();
  private final Map<String, Integer> folded = new HashMap<>();
  private final Map<String, Integer> exact = new HashMap<>();

  private EntryList(Budgets budgets) {
    this.budgets = budgets;
  }

  static List<ArchiveEntry> of(
      List<CentralRecord> records, List<ZipArchiveEntry> sources, Budgets budgets)
      throws UnusableArchiveException {
    var list = new EntryList(budgets);
    records.forEach(list::countName);
    List<ArchiveEntry> entries = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      entries.add(list.entry(i + 1, records.get(i), sources.get(i)));
    }
    return List.copyOf(entries);
  }

  private ArchiveEntry entry(int ordinal, CentralRecord record, ZipArchiveEntry source)
      throws UnusableArchiveException {
    String name = record.name().text();
    if (name.chars().filter(c -> c == '/').count() > budgets.depth()) {
      throw UnusableArchiveException.unsafe(
          "The zip nests its folders deeper than the limit of " + budgets.depth());
    }
    Set<ArchiveFlag> flags = nameFlags(record.name());
    addTypeFlags(record, flags);
    return new ArchiveEntry(
        ordinal,
        record.name().raw(),
        name,
        name.endsWith("/") || (record.mode() & TYPE) == FOLDER,
        record.encrypted(),
        Method.nameOf(record.method()),
        source.getSize(),
        source.getCompressedSize(),
        source.getCrc(),
        record.mode(),
        record.dosTime(),
        flags);
  }

  private Set<ArchiveFlag> nameFlags(EntryName name) {
    Set<ArchiveFlag> flags = EnumSet.noneOf(ArchiveFlag.class);
    String text = name.text();
    int same = times(exact, bytesOf(name));
    int sameComposed = times(composed, compose(text));
    if (same > 1) {
      flags.add(ArchiveFlag.DUPLICATE_NAME);
    }
    if (sameComposed > same) {
      flags.add(ArchiveFlag.UNICODE_COLLISION);
    }
    if (times(folded, fold(text)) > sameComposed) {
      flags.add(ArchiveFlag.CASE_COLLISION);
    }
    if (name.ambiguous()) {
      flags.add(ArchiveFlag.NAME_AMBIGUOUS);
    }
    if (OUTSIDE.matcher(text).find()) {
      flags.add(ArchiveFlag.PATH_TRAVERSAL);
    }
    return flags;
  }

  private static void addTypeFlags(CentralRecord record, Set<ArchiveFlag> flags) {
    int type = record.mode() & TYPE;
    if (type == LINK) {
      flags.add(ArchiveFlag.SYMLINK);
    }
    if (DEVICES.contains(type)) {
      flags.add(ArchiveFlag.SPECIAL_FILE);
    }
    if (record.encrypted()) {
      flags.add(ArchiveFlag.ENCRYPTED_ENTRY);
    } else if (!Method.isRead(record.method())) {
      flags.add(ArchiveFlag.UNSUPPORTED_METHOD);
    }
    if (record.name().text().toLowerCase(Locale.ROOT).endsWith(".zip")) {
      flags.add(ArchiveFlag.NESTED_ARCHIVE);
    }
  }

  private void countName(CentralRecord record) {
    String text = record.name().text();
    exact.merge(bytesOf(record.name()), 1, Integer::sum);
    composed.merge(compose(text), 1, Integer::sum);
    folded.merge(fold(text), 1, Integer::sum);
  }

  private static int times(Map<String, Integer> counts, String name) {
    return counts.getOrDefault(name, 0);
  }

  private static String bytesOf(EntryName name) {
    return new String(name.raw(), ISO_8859_1);
  }

  private static String compose(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  private static String fold(String name) {
    return compose(name).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
