/// Delivery into a folder: works without any network, and is the default.
@NullMarked
package sealbag.uploaders.folder;

import org.jspecify.annotations.NullMarked;
