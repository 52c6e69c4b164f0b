package sealbag.ingest.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;

/// A PostgreSQL server of the test's own. It does not flush to disk: no test of durability.
final class PostgresServer implements Closeable {
  private final EmbeddedPostgres server;
  private int databases;

  PostgresServer() throws IOException {
    this.server = EmbeddedPostgres.start();
  }

  /// Makes an empty database and tells its name.
  String create() throws SQLException, IOException {
    String name = "ledger_" + ++databases;
    TestDatabases.execute(server.getPostgresDatabase(), "CREATE DATABASE " + name);
    return name;
  }

  DataSource connect(String name) {
    return Ledger.postgres(server.getJdbcUrl("postgres", name), "postgres", "");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
