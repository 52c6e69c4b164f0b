/// What is delivered, what proves it, and why it may fail.
@NullMarked
package sealbag.uploaders.delivery;

import org.jspecify.annotations.NullMarked;
