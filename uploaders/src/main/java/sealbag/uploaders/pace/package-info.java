/// How fast and when bytes leave: a bandwidth limit with a timetable.
@NullMarked
package sealbag.uploaders.pace;

import org.jspecify.annotations.NullMarked;
