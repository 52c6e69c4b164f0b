package sealbag.ingest.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// Raw SQL behind the ledger's back.
final class TestDatabases {
  private TestDatabases() {}

  /// Runs the statements and closes the source if it is a pool.
  static void execute(DataSource source, String... statements) throws SQLException, IOException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    if (source instanceof Closeable pool) {
      pool.close();
    }
  }
}
