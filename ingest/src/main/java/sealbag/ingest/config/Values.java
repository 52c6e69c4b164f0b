package sealbag.ingest.config;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/// The texts of `sealbag.toml` by key, and every problem found while reading them.
final class Values {
  private static final long MEBIBYTE = 1024L * 1024;
  private static final Pattern LISTENER =
      Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]):(\\d{1,5})");

  private final Path file;
  private final Map<String, String> environment;
  private final String name;
  private final Map<String, String> given;
  private final List<String> problems;

  private Values(Path file, Map<String, String> environment) {
    this.file = file;
    this.environment = environment;
    this.name = "NAME";
    this.given = new TreeMap<>();
    this.problems = new ArrayList<>();
  }

  private Values(Values all, String name) {
    this.file = all.file;
    this.environment = all.environment;
    this.name = name;
    this.given = all.given;
    this.problems = all.problems;
  }

  /// The same, where a key of a named section means the one of this name.
  Values of(String name) {
    return new Values(this, name);
  }

  /// The names of the sections `[mailbox.NAME]`, sorted.
  List<String> mailboxes() {
    return names("mailbox");
  }

  /// The names of the sections `[SECTION.NAME]`, sorted.
  List<String> names(String section) {
    String start = section + ".";
    return given.keySet().stream()
        .filter(path -> path.startsWith(start))
        .map(path -> path.substring(start.length(), path.lastIndexOf('.')))
        .distinct()
        .toList();
  }

  String path(Key key) {
    return key.path(name);
  }

  static Values read(Path file, Map<String, String> environment) {
    var values = new Values(file, environment);
    if (Files.exists(file)) {
      try {
        values.take(Toml.parse(file));
      } catch (IOException e) {
        values.problem(file + " cannot be read; give its owner the right to read it");
      }
    }
    return values;
  }

  private void take(TomlParseResult toml) {
    toml.errors()
        .forEach(
            error -> problem(where(error.position()) + error.getMessage() + "; correct the line"));
    for (String path : new TreeSet<>(toml.dottedKeySet())) {
      Optional<Key> key = Key.at(path);
      Object value = toml.get(path);
      if (key.isPresent() && value != null) {
        given.put(path, text(value));
      } else {
        problem(
            where(toml.inputPositionOf(path))
                + path
                + " is not a key of sealbag.toml; see the list in the README");
      }
    }
  }

  /// A list has one value a line.
  private static String text(Object value) {
    return value instanceof TomlArray list
        ? list.toList().stream().map(String::valueOf).collect(Collectors.joining("\n"))
        : value.toString();
  }

  private String where(@Nullable TomlPosition position) {
    return file.getFileName() + (position == null ? ": " : ", line " + position.line() + ": ");
  }

  void problem(String sentence) {
    if (!problems.contains(sentence)) {
      problems.add(sentence);
    }
  }

  void requireNoProblem() throws ConfigException {
    if (!problems.isEmpty()) {
      throw new ConfigException(List.copyOf(problems));
    }
  }

  /// Every setting as it is used; those of a named section once for each name.
  List<Setting> settings() {
    var settings = new ArrayList<Setting>();
    for (Key key : Key.values()) {
      if (!key.isNamed()) {
        settings.add(setting(key));
      }
    }
    for (String section : List.of("mailbox", "reason")) {
      for (String name : names(section)) {
        Arrays.stream(Key.values())
            .filter(key -> key.section().equals(section + ".NAME"))
            .map(of(name)::setting)
            .forEach(settings::add);
      }
    }
    return settings;
  }

  private Setting setting(Key key) {
    String text = String.join(", ", text(key).lines().toList());
    return new Setting(key, path(key), text, given.containsKey(path(key)));
  }

  String text(Key key) {
    return given.getOrDefault(path(key), key.byDefault());
  }

  Optional<String> optional(Key key) {
    return Optional.of(text(key)).filter(text -> !text.isBlank());
  }

  /// The values of a list, or the only value.
  List<String> list(Key key) {
    return text(key).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  int count(Key key) {
    try {
      int count = Integer.parseInt(text(key));
      if (count > 0) {
        return count;
      }
    } catch (NumberFormatException _) {
      // said below, with the same remedy
    }
    problem(
        path(key)
            + " is \""
            + text(key)
            + "\"; give a whole number above 0 ("
            + key.meaning()
            + ")");
    return Integer.parseInt(key.byDefault());
  }

  boolean isOn(Key key) {
    String text = text(key);
    if (!text.equals("on") && !text.equals("off")) {
      problem(path(key) + " is \"" + text + "\"; give \"on\" or \"off\"");
    }
    return text.equals("on");
  }

  long mebibytes(Key key) {
    return count(key) * MEBIBYTE;
  }

  /// `HOST:PORT` to listen on, not looked up yet; port 0 means any that is free. Empty when it is
  /// not set, or when a problem was noted.
  Optional<InetSocketAddress> listener(Key key) {
    Optional<String> text = optional(key);
    Optional<InetSocketAddress> listener = text.flatMap(Values::listener);
    if (text.isPresent() && listener.isEmpty()) {
      problem(
          path(key)
              + " is \""
              + text.orElseThrow()
              + "\"; give HOST:PORT, for example "
              + key.byDefault()
              + ", or \"\" for none");
    }
    return listener;
  }

  private static Optional<InetSocketAddress> listener(String text) {
    Matcher parts = LISTENER.matcher(text);
    return parts.matches() && Integer.parseInt(parts.group(2)) <= 65_535
        ? Optional.of(
            InetSocketAddress.createUnresolved(parts.group(1), Integer.parseInt(parts.group(2))))
        : Optional.empty();
  }

  /// A secret from the environment, else from the file that `key` names; empty when neither is
  /// there.
  Optional<String> secret(Key key, String variable) {
    String fromEnvironment = environment.get(variable);
    if (fromEnvironment != null && !fromEnvironment.isBlank()) {
      return Optional.of(fromEnvironment);
    }
    return optional(key).flatMap(path -> secretFile(key, path));
  }

  private Optional<String> secretFile(Key key, String path) {
    try {
      return Optional.of(
          Files.readString(file.resolveSibling(path), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      problem(
          path(key) + " names a file that cannot be read; give a file that holds only the secret");
      return Optional.empty();
    }
  }
}
