/// Tells what other apps' exports and converters' outputs are, by their looks. Nothing is parsed.
@NullMarked
package sealbag.parsers.apps;

import org.jspecify.annotations.NullMarked;
