/// What a person can set, read once at start.
@NullMarked
package sealbag.ingest.config;

import org.jspecify.annotations.NullMarked;
