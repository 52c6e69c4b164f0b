package sealbag.parsers.chat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The bytes of one candidate chat text, and what is known about where it lay.
///
/// @param file the name that output calls it by: a path as given, `PATH!/ENTRY NAME`, or a path in
///   a package
/// @param bytes opens the text from its first byte; called more than once, gives the same bytes
///   each time
/// @param container the files that lay beside the text
/// @param givenOrder the date order a person declared; empty when the text is to decide
public record ChatText(
    String file, Bytes bytes, Container container, Optional<DateOrder> givenOrder) {

  /// Opens the text from its first byte. The caller closes the stream.
  @FunctionalInterface
  public interface Bytes {
    /// A fresh stream over the whole text.
    InputStream open() throws IOException;
  }
}
