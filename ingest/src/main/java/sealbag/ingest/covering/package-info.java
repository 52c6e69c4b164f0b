/// What the officer says in the mail around an export: reference, exhibit, reason and declarations;
/// who may send; and how an export stands to earlier ones. Pure functions: no clock, no files, no
/// state.
@NullMarked
package sealbag.ingest.covering;

import org.jspecify.annotations.NullMarked;
