package sealbag.ingest.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import sealbag.ingest.config.Config;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.health.Check;
import sealbag.ingest.health.Checks;
import sealbag.ingest.health.Gauge;
import sealbag.ingest.health.Gauges;
import sealbag.ingest.health.HealthServer;
import sealbag.ingest.health.HealthServer.Pages;
import sealbag.ingest.health.MailboxStanding;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.pipeline.Collecting;
import sealbag.ingest.pipeline.Daemon;

/// What `watch` tells about its health.
///
/// @param collectings one for each mailbox
record WatchHealth(
    Config.Watch settings,
    EvidenceStore store,
    Ledger ledger,
    Daemon daemon,
    List<Collecting> collectings,
    InstantSource clock) {

  /// Starts to listen.
  ///
  /// @throws UserException when that is not possible there
  HealthServer serve(InetSocketAddress wanted) throws UserException {
    try {
      var address = new InetSocketAddress(host(wanted), wanted.getPort());
      return HealthServer.start(address, pages(), Executors.newVirtualThreadPerTaskExecutor());
    } catch (UnknownHostException e) {
      throw new UserException(
          ExitCode.USAGE,
          "watch.health names a host that is not known: "
              + wanted.getHostString()
              + ". Give an address of this machine, such as 127.0.0.1:8787.");
    } catch (IOException e) {
      throw new UserException(
          ExitCode.USAGE,
          "health cannot be served at "
              + wanted.getHostString()
              + ":"
              + wanted.getPort()
              + ", perhaps because another 'sealbag watch' does so already. Give another port in sealbag.toml, [watch] health = \"127.0.0.1:8788\", or \"\" for none.");
    }
  }

  private static InetAddress host(InetSocketAddress wanted) throws UnknownHostException {
    return InetAddress.getByName(wanted.getHostString());
  }

  private Pages pages() {
    var checks = new Checks(clock, clock.instant());
    var gauges = new Gauges(ledger, clock);
    List<Supplier<MailboxStanding>> mailboxes = collectings.stream().map(this::standing).toList();
    var ready = new ArrayList<Check>();
    ready.add(Checks.store(store::tryWriting));
    ready.add(Checks.ledger(ledger));
    ready.add(Checks.disk(store::usableBytes, settings.diskFloorBytes()));
    mailboxes.forEach(mailbox -> ready.add(checks.mailbox(mailbox)));
    var metrics = new ArrayList<Gauge>();
    metrics.add(Gauges.build(Build.properties().getProperty("version", "unknown")));
    metrics.add(Gauges.ready(ready));
    metrics.add(Gauges.disk(store::usableBytes));
    metrics.addAll(gauges.counts());
    metrics.addAll(gauges.mailboxes(mailboxes));
    return new Pages(checks.jobs(daemon), ready, metrics);
  }

  private Supplier<MailboxStanding> standing(Collecting collecting) {
    String job = DaemonJobs.reading(collecting.mailbox());
    return () ->
        MailboxStanding.of(
            collecting,
            collecting.source().lastAnswer(),
            daemon.standings().stream()
                .filter(standing -> standing.job().equals(job))
                .findFirst()
                .orElseThrow());
  }
}
