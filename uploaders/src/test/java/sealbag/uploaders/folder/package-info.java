@NullMarked
package sealbag.uploaders.folder;

import org.jspecify.annotations.NullMarked;
