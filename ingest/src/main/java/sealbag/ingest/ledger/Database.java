package sealbag.ingest.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteConnection;

/// The transactions of the ledger, and the few words in which SQLite and PostgreSQL differ.
record Database(Jdbi jdbi, boolean isSqlite) {

  static Database of(DataSource source) {
    return new Database(Jdbi.create(source), isSqlite(source));
  }

  private static boolean isSqlite(DataSource source) {
    try (Connection connection = source.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("SQLite");
    } catch (SQLException e) {
      throw new IllegalStateException("the ledger cannot be opened; check that it is there", e);
    }
  }

  /// A transaction that writes events. One at a time over all processes, because every event is
  /// chained into one head; so it may look first and write then without a race.
  <R, X extends Exception> R append(HandleCallback<R, X> work) throws X {
    return jdbi.inTransaction(
        handle -> {
          if (!isSqlite) {
            handle.createQuery("SELECT id FROM custody_head FOR UPDATE").mapTo(Long.class).one();
          }
          return work.withHandle(handle);
        });
  }

  /// A transaction that writes no event. It must not call [#append].
  <R, X extends Exception> R change(HandleCallback<R, X> work) throws X {
    return jdbi.inTransaction(work);
  }

  /// Several queries that see one and the same moment, and keep no writer of another process out.
  <R, X extends Exception> R snapshot(HandleCallback<R, X> work) throws X {
    if (!isSqlite) {
      return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, work);
    }
    return jdbi.withHandle(
        handle -> {
          setMode(handle, TransactionMode.DEFERRED);
          try {
            return handle.inTransaction(work);
          } finally {
            setMode(handle, TransactionMode.IMMEDIATE);
          }
        });
  }

  private static void setMode(Handle handle, TransactionMode mode) {
    try {
      handle.getConnection().unwrap(SQLiteConnection.class).setCurrentTransactionMode(mode);
    } catch (SQLException e) {
      throw new IllegalStateException("SQLite's driver took no transaction mode", e);
    }
  }

  /// Rows that another process is just claiming are left to it. SQLite has one writer anyway.
  String skipLocked() {
    return isSqlite ? "" : "FOR UPDATE SKIP LOCKED";
  }

  /// The value of a field of compact JSON, where it is a word in capitals. PostgreSQL's own
  /// operators refuse the whole text for an escaped NUL anywhere in it; a quotation mark inside of
  /// a string has a backslash before it, so no string can look like a field.
  String wordIn(String column, String field) {
    return isSqlite
        ? "json_extract(%s, '$.%s')".formatted(column, field)
        : "substring(%s from '\"%s\":\"([A-Z_]+)\"')".formatted(column, field);
  }
}
