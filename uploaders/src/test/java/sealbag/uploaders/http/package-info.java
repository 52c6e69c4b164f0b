@NullMarked
package sealbag.uploaders.http;

import org.jspecify.annotations.NullMarked;
