package sealbag.uploaders.axon;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.SealedFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// Sends the parts that the service does not have: those that it does not list as the journal has
/// them. A count or a list alone is not trusted.
final class PartSender {
  /// Few enough that no link is old when its turn comes.
  private static final int LINKS_AT_ONCE = 16;

  /// Each holds one buffer of the HTTP client, never a part.
  private static final int SENT_AT_ONCE = 4;

  private final Api api;
  private final Parcel parcel;
  private final Notes notes;
  private final Session session;
  private final Damage damage;

  PartSender(Api api, Parcel parcel, Notes notes, Session session) {
    this.api = api;
    this.parcel = parcel;
    this.notes = notes;
    this.session = session;
    this.damage = new Damage(notes, parcel);
  }

  /// @param received what the service lists
  void send(JsonNode received) throws DeliveryException, InterruptedException, SessionGone {
    var listed = new HashMap<Integer, JsonNode>();
    received.forEach(part -> listed.put(part.path("n").asInt(0), part));
    var missing = new ArrayList<Integer>();
    for (int number = 1; number <= session.partCount(); number++) {
      if (!isThere(number, listed)) {
        missing.add(number);
      }
    }
    try (var file = FileChannel.open(parcel.file())) {
      for (int from = 0; from < missing.size(); from += LINKS_AT_ONCE) {
        int to = Math.min(from + LINKS_AT_ONCE, missing.size());
        send(missing.subList(from, to), file);
      }
    } catch (IOException e) {
      throw SealedFile.unreadable(parcel, e);
    }
  }

  private boolean isThere(int number, Map<Integer, JsonNode> listed) {
    Optional<SentPart> sent = notes.read(step(number)).map(SentPart::of);
    Optional<JsonNode> there = Optional.ofNullable(listed.get(number));
    return sent.isPresent() && there.isPresent() && sent.get().isListedAs(there.get());
  }

  /// Everything that is there, as the service wants it listed when the file is finished.
  JsonNode sent() {
    ArrayNode parts = JsonMapper.shared().createArrayNode();
    for (int number = 1; number <= session.partCount(); number++) {
      SentPart sent = SentPart.of(notes.read(step(number)).orElseThrow());
      parts.addObject().put("n", number).put("etag", sent.etag()).put("sha256", sent.sha256());
    }
    return parts;
  }

  private void send(List<Integer> numbers, FileChannel file)
      throws IOException, DeliveryException, InterruptedException, SessionGone {
    var parts = new ArrayList<Part>();
    for (int number : numbers) {
      parts.add(part(number, file));
    }
    List<PartLink> links = links(parts);
    var flights = new ArrayDeque<PartLink.Flight>();
    try {
      for (int i = 0; i < parts.size(); i++) {
        if (flights.size() == SENT_AT_ONCE) {
          land(flights.remove(), file);
        }
        flights.add(links.get(i).start(parts.get(i), file));
      }
      while (!flights.isEmpty()) {
        land(flights.remove(), file);
      }
    } finally {
      flights.forEach(PartLink.Flight::close);
    }
  }

  private void land(PartLink.Flight flight, FileChannel file)
      throws IOException, DeliveryException, InterruptedException, SessionGone {
    Part part = flight.part();
    Optional<PartLink.Taken> taken;
    try (flight) {
      taken = flight.taken(damage);
    }
    if (taken.isEmpty()) { // the link was too old
      try (var again = links(List.of(part)).getFirst().start(part, file)) {
        taken = Optional.of(again.takenOrExplain(damage));
      }
    }
    if (!taken.get().isCompared() && session.partCount() > 1 && !part.isIn(file)) {
      throw AxonUploader.altered(parcel);
    }
    var sent = new SentPart(taken.get().etag(), part.sha256(), part.sizeBytes());
    notes.write(step(part.number()), sent.text());
  }

  private Part part(int number, FileChannel file) throws IOException {
    return session.partCount() == 1
        ? new Part(1, 0, parcel.sizeBytes(), parcel.sha256())
        : Part.cut(session, number, parcel, file);
  }

  private List<PartLink> links(List<Part> parts)
      throws DeliveryException, InterruptedException, SessionGone {
    ArrayNode wanted = JsonMapper.shared().createArrayNode();
    for (Part part : parts) {
      wanted
          .addObject()
          .put("n", part.number())
          .put("size", part.sizeBytes())
          .put("sha256", part.sha256());
    }
    JsonNode body = JsonMapper.shared().createObjectNode().set("parts", wanted);
    var address = api.address(api.settings().paths().uploads(), session.filePath() + "/part-urls");
    var reply = api.ask(address, body, "ask where to send the bytes", Set.of(200, 404, 410));
    if (reply.status() != 200) {
      throw new SessionGone();
    }
    var byNumber = new HashMap<Integer, JsonNode>();
    reply.json().forEach(link -> byNumber.put(link.path("n").asInt(0), link));
    var links = new ArrayList<PartLink>();
    for (Part part : parts) {
      links.add(PartLink.of(Optional.ofNullable(byNumber.get(part.number())), api));
    }
    return links;
  }

  private static String step(int number) {
    return "part." + number;
  }

  /// What the journal keeps of a part.
  private record SentPart(String etag, String sha256, long size) {

    static SentPart of(String text) {
      return JsonMapper.shared().readValue(text, SentPart.class);
    }

    String text() {
      return JsonMapper.shared().writeValueAsString(this);
    }

    boolean isListedAs(JsonNode part) {
      return part.path("etag").asString("").equals(etag)
          && part.path("size").asLong(-1) == size
          && part.path("sha256").asString(sha256).equalsIgnoreCase(sha256);
    }
  }
}
