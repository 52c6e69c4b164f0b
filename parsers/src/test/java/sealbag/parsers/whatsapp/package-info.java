@NullMarked
package sealbag.parsers.whatsapp;

import org.jspecify.annotations.NullMarked;
