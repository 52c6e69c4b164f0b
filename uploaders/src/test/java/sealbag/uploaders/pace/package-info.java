@NullMarked
package sealbag.uploaders.pace;

import org.jspecify.annotations.NullMarked;
