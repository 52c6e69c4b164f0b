@NullMarked
package sealbag.uploaders.s3;

import org.jspecify.annotations.NullMarked;
