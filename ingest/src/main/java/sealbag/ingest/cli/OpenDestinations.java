package sealbag.ingest.cli;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import sealbag.ingest.config.Config;
import sealbag.ingest.config.ReasonWay;
import sealbag.ingest.config.RecordsAddress;
import sealbag.ingest.covering.Reason;
import sealbag.ingest.pipeline.Pipeline.Destinations;
import sealbag.ingest.pipeline.Way;
import sealbag.ingest.pipeline.Ways;
import sealbag.uploaders.Uploaders;
import sealbag.uploaders.delivery.Uploader;
import sealbag.uploaders.pace.Pace;
import sealbag.uploaders.records.RecordStub;
import sealbag.uploaders.records.Records;

/// Opens every place that packages and records go to, each of them once.
final class OpenDestinations {
  private final Pace pace;
  private final InstantSource clock;
  private final Map<Uploaders.Destination, Uploader> uploaders = new HashMap<>();
  private final Map<RecordsAddress, Records> records = new HashMap<>();

  OpenDestinations(Pace pace, InstantSource clock) {
    this.pace = pace;
    this.clock = clock;
  }

  Ways ways(Config config) {
    var reasons = new EnumMap<Reason, Way>(Reason.class);
    config
        .reasons()
        .forEach(
            (reason, way) ->
                reasons.put(
                    reason,
                    new Way(
                        to(way.upload(), way.records()),
                        way.stubOnly(),
                        Optional.of(handling(way)))));
    return new Ways(
        new Way(to(config.upload(), config.records()), false),
        new Way(to(config.restricted().upload(), config.restricted().records()), false),
        reasons);
  }

  private static RecordStub.Handling handling(ReasonWay way) {
    RecordStub.Handling general = way.records().terms().handling();
    return new RecordStub.Handling(
        way.marking(), general.instructions(), way.category().or(general::category));
  }

  private Destinations to(Uploaders.Destination upload, RecordsAddress stubs) {
    return new Destinations(
        uploaders.computeIfAbsent(upload, place -> Uploaders.open(place, pace, clock)),
        records.computeIfAbsent(
            stubs, to -> Records.open(to.to(), to.shape(), to.identity(), clock)));
  }
}
