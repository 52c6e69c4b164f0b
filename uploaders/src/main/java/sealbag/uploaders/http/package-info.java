/// One bounded HTTP exchange, and what its answer means for a delivery.
@NullMarked
package sealbag.uploaders.http;

import org.jspecify.annotations.NullMarked;
