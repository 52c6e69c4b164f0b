/// One zip into its entries.
@NullMarked
package sealbag.parsers.archive;

import org.jspecify.annotations.NullMarked;
