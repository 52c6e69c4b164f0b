@NullMarked
package sealbag.uploaders;

import org.jspecify.annotations.NullMarked;
