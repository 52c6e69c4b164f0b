@NullMarked
package sealbag.uploaders.delivery;

import org.jspecify.annotations.NullMarked;
