package sealbag.ingest.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.IdentityHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import sealbag.ingest.pipeline.Pipeline;
import sealbag.ingest.pipeline.Ways;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.delivery.Uploader;
import sealbag.uploaders.records.Addendum;
import sealbag.uploaders.records.RecordStub;
import sealbag.uploaders.records.Records;
import sealbag.uploaders.records.StubReceipt;

/// Halts this virtual machine, as a power cut would, at the chosen moment: moments are counted
/// before and after every commit of the ledger and before and after every delivery.
final class CrashPoints {
  /// The exit code of a halt at the chosen moment.
  static final int HALTED = 86;

  private final int chosen;
  private final boolean onlyChanges;
  private final AtomicInteger passed = new AtomicInteger();

  /// @param chosen counted from 1; 0 for never
  CrashPoints(int chosen) {
    this(chosen, false);
  }

  private CrashPoints(int chosen, boolean onlyChanges) {
    this.chosen = chosen;
    this.onlyChanges = onlyChanges;
  }

  /// Counts only commits that change something: a daemon looks far more often than it writes.
  static CrashPoints atChanges(int chosen) {
    return new CrashPoints(chosen, true);
  }

  /// How many moments there were.
  int passed() {
    return passed.get();
  }

  private void pass() {
    if (passed.incrementAndGet() == chosen) {
      Runtime.getRuntime().halt(HALTED);
    }
  }

  Application.Outside around(Application.Outside outside) {
    return new Application.Outside(
        around(outside.database()),
        new Ways(around(outside.ways().ordinary().to()), around(outside.ways().restricted().to())));
  }

  private Pipeline.Destinations around(Pipeline.Destinations outside) {
    Uploader uploader =
        (parcel, journal) -> {
          pass();
          var receipt = outside.uploader().deliver(parcel, journal);
          pass();
          return receipt;
        };
    return new Pipeline.Destinations(uploader, new Around(outside.records()));
  }

  /// Halts before or after each call.
  private final class Around implements Records {
    private final Records records;

    Around(Records records) {
      this.records = records;
    }

    @Override
    public StubReceipt create(RecordStub stub, Journal journal)
        throws DeliveryException, InterruptedException {
      pass();
      StubReceipt receipt = records.create(stub, journal);
      pass();
      return receipt;
    }

    @Override
    public void amend(StubReceipt stub, Addendum addendum)
        throws DeliveryException, InterruptedException {
      pass();
      records.amend(stub, addendum);
      pass();
    }
  }

  private DataSource around(DataSource database) {
    return proxy(
        DataSource.class,
        database,
        (method, result) ->
            method.getName().equals("getConnection")
                ? aroundConnection((Connection) result)
                : result);
  }

  private Connection aroundConnection(Connection connection) {
    return proxy(Connection.class, connection, (_, result) -> result);
  }

  private final IdentityHashMap<Connection, Long> changesBefore = new IdentityHashMap<>();

  /// Whether rows were changed since the last commit of this connection. SQLite.
  private boolean changes(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT total_changes()")) {
      row.next();
      long now = row.getLong(1);
      Long before = changesBefore.put(connection, now);
      return before == null ? now > 0 : now > before;
    }
  }

  private interface After {
    Object result(Method method, Object result);
  }

  private <T> T proxy(Class<T> type, T target, After after) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              boolean commit =
                  method.getName().equals("commit")
                      && (!onlyChanges || changes((Connection) target));
              if (commit) {
                pass();
              }
              try {
                Object result = method.invoke(target, arguments);
                if (commit) {
                  pass();
                }
                return result == null ? null : after.result(method, result);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(proxy);
  }
}
