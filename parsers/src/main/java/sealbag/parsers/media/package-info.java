/// One file into its type and facts.
@NullMarked
package sealbag.parsers.media;

import org.jspecify.annotations.NullMarked;
