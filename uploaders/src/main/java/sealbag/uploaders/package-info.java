/// The list of places a package can be delivered to.
@NullMarked
package sealbag.uploaders;

import org.jspecify.annotations.NullMarked;
