package sealbag.ingest.config;

/// One setting as it is used.
///
/// @param path the key with its section, for example `upload.to`
/// @param text its value; of a secret only the name of its file
/// @param given whether `sealbag.toml` sets it
public record Setting(Key key, String path, String text, boolean given) {}
