@NullMarked
package sealbag.parsers.whatsapp.proof;

import org.jspecify.annotations.NullMarked;
