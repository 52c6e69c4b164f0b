@NullMarked
package sealbag.parsers.whatsapp.bench;

import org.jspecify.annotations.NullMarked;
