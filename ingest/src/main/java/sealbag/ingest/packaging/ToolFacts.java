package sealbag.ingest.packaging;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which program made the package, and how it was set.
///
/// @param commit of the source; empty for a build outside version control
/// @param jvm name and version of the Java runtime
/// @param configuration the settings that can change what is in the package; never secrets
public record ToolFacts(
    String name,
    String version,
    Optional<String> commit,
    String jvm,
    String os,
    SortedMap<String, String> configuration) {

  public ToolFacts {
    configuration =
        Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, String>) configuration));
  }
}
