@NullMarked
package sealbag.uploaders.axon;

import org.jspecify.annotations.NullMarked;
