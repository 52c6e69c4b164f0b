/// The contract between chat formats and their readers: chats, records, warnings.
@NullMarked
package sealbag.parsers.chat;

import org.jspecify.annotations.NullMarked;
