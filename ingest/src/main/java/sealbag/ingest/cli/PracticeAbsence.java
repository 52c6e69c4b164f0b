package sealbag.ingest.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import sealbag.ingest.cli.PracticeServers.Service;

/// Services that are away until Sealbag has noticed for a while. One thread uses it.
final class PracticeAbsence {
  private final PracticeServers servers;
  private final PracticeVoice voice;
  private final InstantSource clock;
  private final Duration time;
  private List<Service> away = List.of();
  private Instant until = Instant.MAX;

  /// @param time how long, from when Sealbag noticed
  PracticeAbsence(
      PracticeServers servers, PracticeVoice voice, InstantSource clock, Duration time) {
    this.servers = servers;
    this.voice = voice;
    this.clock = clock;
    this.time = time;
  }

  void begin(List<Service> services) {
    away = List.copyOf(services);
    for (Service service : away) {
      servers.away(service);
      voice.service(service, true, clock.instant());
    }
  }

  /// Lets them answer again when their time is over.
  ///
  /// @param isNoticed whether something waits because of them
  void look(boolean isNoticed) {
    Instant now = clock.instant();
    if (isNoticed && until.equals(Instant.MAX)) {
      until = now.plus(time);
    }
    if (!away.isEmpty() && now.isAfter(until)) {
      servers.recover();
      away.forEach(service -> voice.service(service, false, now));
      away = List.of();
    }
  }
}
