@NullMarked
package sealbag.uploaders.records;

import org.jspecify.annotations.NullMarked;
