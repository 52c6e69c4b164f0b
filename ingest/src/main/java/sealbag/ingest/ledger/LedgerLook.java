package sealbag.ingest.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// What can be seen of a ledger without changing it.
///
/// @param upToDate whether its tables are this build's; else the next command that opens it brings
///   them up to date
/// @param events how many the custody log has; 0 where there are no tables yet
/// @param sound whether the last events and the head fit together. Only `custody verify` looks at
///   all of them
public record LedgerLook(boolean upToDate, long events, boolean sound) {
  private record End(long seq, String line, String hash, String head) {}

  /// Opens the file for reading only. It must be there.
  public static DataSource sqlite(Path file) {
    return Connections.sqliteForReading(file);
  }

  /// Looks.
  ///
  /// @throws IllegalStateException when it cannot be opened, or a newer Sealbag made it
  public static LedgerLook at(DataSource source) {
    int version = Migrations.version(source);
    if (version == 0) {
      requireDatabase(source);
      return new LedgerLook(false, 0, true);
    }
    return Jdbi.create(source).withHandle(handle -> look(handle, version == Migrations.CURRENT));
  }

  // A file that is no database has no tables either.
  private static void requireDatabase(DataSource source) {
    try (Connection connection = source.getConnection();
        ResultSet tables = connection.getMetaData().getTables(null, null, "submission", null)) {
      tables.next();
    } catch (SQLException e) {
      throw new IllegalStateException("this is no database", e);
    }
  }

  private static LedgerLook look(Handle handle, boolean upToDate) {
    ChainEnd head =
        handle
            .createQuery("SELECT events, head FROM custody_head WHERE id = 1")
            .map((row, _) -> new ChainEnd(row.getLong("events"), row.getString("head")))
            .one();
    List<End> last =
        handle
            .createQuery(
                "SELECT seq, line, hash, head FROM custody_event ORDER BY seq DESC LIMIT 2")
            .map(
                (row, _) ->
                    new End(
                        row.getLong("seq"),
                        row.getString("line"),
                        row.getString("hash"),
                        row.getString("head")))
            .list();
    return new LedgerLook(upToDate, head.seq(), isSound(head, last));
  }

  private static boolean isSound(ChainEnd head, List<End> last) {
    if (last.isEmpty()) {
      return head.equals(new ChainEnd(0, EventHash.ZERO));
    }
    End end = last.getFirst();
    String before = last.size() == 1 ? EventHash.ZERO : last.getLast().head();
    return head.equals(new ChainEnd(end.seq(), end.head()))
        && EventHash.ofLine(end.line()).equals(end.hash())
        && EventHash.ofHead(before, end.hash()).equals(end.head());
  }
}
