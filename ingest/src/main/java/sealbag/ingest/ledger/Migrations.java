package sealbag.ingest.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/// Brings the tables to this build's version. Flyway starts only when they are not there yet,
/// because it takes longer than most commands.
final class Migrations {
  static final int CURRENT = 4;
  // SQLite has no lock for a whole migration: a process that comes second to a new ledger fails in
  // the middle, and finds the work done, or goes on with it, when it looks again.
  private static final int TRIES = 20;

  private Migrations() {}

  static void bringUpToDate(DataSource source) {
    for (int left = TRIES - 1; version(source) != CURRENT; left--) {
      migrate(source, left);
    }
  }

  private static void migrate(DataSource source, int triesLeft) {
    try {
      Flyway.configure()
          .dataSource(unpooled(source))
          .locations("classpath:sealbag/ingest/ledger/migration")
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      if (triesLeft <= 0) {
        throw e;
      }
    }
  }

  // Flyway wants several connections at a time, and SQLite's pool holds one.
  private static DataSource unpooled(DataSource source) {
    @Nullable DataSource inner =
        source instanceof HikariDataSource pool ? pool.getDataSource() : null;
    return inner == null ? source : inner;
  }

  /// The version of the tables; 0 where there are none.
  static int version(DataSource source) {
    try (Connection connection = source.getConnection()) {
      int version = version(connection);
      if (version > CURRENT) {
        throw new IllegalStateException("a newer Sealbag made this ledger; use that version");
      }
      return version;
    } catch (SQLException e) {
      throw new IllegalStateException("the ledger cannot be opened; check that it is there", e);
    }
  }

  private static int version(Connection connection) {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT MAX(CAST(version AS INTEGER)) FROM flyway_schema_history WHERE success")) {
      return row.next() ? row.getInt(1) : 0;
    } catch (SQLException _) {
      return 0; // the table is made with the first migration
    }
  }
}
