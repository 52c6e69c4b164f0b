package sealbag.ingest.cli;

import java.util.Map;

/// What a command meets: where it prints, and its environment variables.
record Surroundings(Output output, Map<String, String> environment) {}
