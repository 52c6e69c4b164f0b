@NullMarked
package sealbag.parsers;

import org.jspecify.annotations.NullMarked;
