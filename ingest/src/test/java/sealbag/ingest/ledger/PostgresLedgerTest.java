package sealbag.ingest.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresLedgerTest extends LedgerContract {
  private static EmbeddedPostgres server;

  private final String name = "ledger_" + UUID.randomUUID().toString().replace('-', '_');
  private boolean made;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Override
  DataSource database() throws SQLException {
    if (!made) {
      TestDatabases.execute(server.getPostgresDatabase(), "CREATE DATABASE " + name);
      made = true;
    }
    return Ledger.postgres(server.getJdbcUrl("postgres", name), "postgres", "");
  }
}
