package sealbag.ingest.ledger;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;

class SqliteAddendaTest extends AddendaContract {
  @TempDir private Path folder;

  @Override
  DataSource database() {
    return Ledger.sqlite(folder.resolve("ledger.db"));
  }
}
