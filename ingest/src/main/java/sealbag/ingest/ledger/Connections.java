package sealbag.ingest.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/// Pools of connections with the settings that make a commit durable when it returns.
final class Connections {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  // Other processes hold the one write lock for milliseconds at a time; a minute means trouble.
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int POSTGRES_POOL = 8;

  private Connections() {}

  static DataSource sqlite(Path file) {
    createPrivate(file);
    var source = new SQLiteDataSource(sqliteConfig());
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    switchToWal(source);
    HikariConfig config = pool();
    config.setDataSource(source);
    config.setMaximumPoolSize(1);
    return new HikariDataSource(config);
  }

  /// One connection each time, which cannot write.
  static DataSource sqliteForReading(Path file) {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(Math.toIntExact(PATIENCE.toMillis()));
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }

  // Without IMMEDIATE, a transaction that reads and then writes fails at once when another process
  // wrote in between, whatever the busy timeout (SQLITE_BUSY_SNAPSHOT).
  private static SQLiteConfig sqliteConfig() {
    var config = new SQLiteConfig();
    config.setBusyTimeout(Math.toIntExact(PATIENCE.toMillis()));
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.enforceForeignKeys(true);
    return config;
  }

  // When two processes make a new file WAL at the same moment, SQLite tells one of them that it is
  // busy, whatever the busy timeout. Once it is made, opening needs no lock.
  private static void switchToWal(DataSource source) {
    for (long left = PATIENCE.dividedBy(PAUSE); ; left--) {
      try (Connection _ = source.getConnection()) {
        return;
      } catch (SQLException e) {
        if (e.getErrorCode() != SQLiteErrorCode.SQLITE_BUSY.code || left == 0) {
          throw new IllegalStateException(
              "the ledger cannot be opened; check that its file is whole and free, then try again",
              e);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  static DataSource postgres(String jdbcUrl, String user, String password) {
    HikariConfig config = pool();
    config.setJdbcUrl(jdbcUrl);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(POSTGRES_POOL);
    config.setMinimumIdle(1);
    return new HikariDataSource(config);
  }

  private static HikariConfig pool() {
    var config = new HikariConfig();
    config.setPoolName("ledger");
    config.setConnectionTimeout(PATIENCE.toMillis());
    return config;
  }

  // SQLite gives its side files the mode of the database file.
  private static void createPrivate(Path file) {
    try {
      createIfMissing(file);
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(file, OWNER_ONLY);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger's file cannot be made; check its folder", e);
    }
  }

  private static void createIfMissing(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException _) {
      // the usual case: the ledger of earlier runs
    }
  }
}
