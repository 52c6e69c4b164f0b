/// One email into its parts.
@NullMarked
package sealbag.parsers.mail;

import org.jspecify.annotations.NullMarked;
