/// The list of chat formats this build can read.
@NullMarked
package sealbag.parsers;

import org.jspecify.annotations.NullMarked;
