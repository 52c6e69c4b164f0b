package sealbag.ingest.cli;

import java.util.Locale;

/// What `doctor` found out about one thing.
///
/// @param check one word for the thing
/// @param says what is so
/// @param mend how to mend it; empty where nothing is to be mended
record DoctorFinding(Result result, String check, String says, String mend) {
  /// How bad it is.
  enum Result {
    OK,
    WARNING,
    PROBLEM;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static DoctorFinding ok(String check, String says) {
    return new DoctorFinding(Result.OK, check, says, "");
  }

  static DoctorFinding warning(String check, String says, String mend) {
    return new DoctorFinding(Result.WARNING, check, says, mend);
  }

  static DoctorFinding problem(String check, String says, String mend) {
    return new DoctorFinding(Result.PROBLEM, check, says, mend);
  }
}
