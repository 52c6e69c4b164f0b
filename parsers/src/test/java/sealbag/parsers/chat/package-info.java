@NullMarked
package sealbag.parsers.chat;

import org.jspecify.annotations.NullMarked;
