package sealbag.ingest.ledger;

import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresAddendaTest extends AddendaContract {
  private static PostgresServer server;

  private String name = "";

  @BeforeAll
  static void start() throws IOException {
    server = new PostgresServer();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Override
  DataSource database() throws SQLException, IOException {
    if (name.isEmpty()) {
      name = server.create();
    }
    return server.connect(name);
  }
}
