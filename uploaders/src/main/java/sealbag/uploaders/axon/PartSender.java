package sealbag.uploaders.axon;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.SealedFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// Sends the parts that the journal does not yet have.
final class PartSender {
  /// Few enough that no link is old when its turn comes.
  private static final int LINKS_AT_ONCE = 16;

  private final Api api;
  private final Parcel parcel;
  private final Journal journal;
  private final Session session;

  PartSender(Api api, Parcel parcel, Journal journal, Session session) {
    this.api = api;
    this.parcel = parcel;
    this.journal = journal;
    this.session = session;
  }

  void send() throws DeliveryException, InterruptedException {
    List<Integer> missing = missing();
    if (missing.isEmpty()) {
      return;
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

  /// Everything that is there, as the service wants it listed when the file is finished.
  JsonNode sent() {
    ArrayNode parts = JsonMapper.shared().createArrayNode();
    for (int number = 1; number <= session.partCount(); number++) {
      SentPart sent = SentPart.of(journal.read(step(number)).orElseThrow());
      parts.addObject().put("n", number).put("etag", sent.etag()).put("sha256", sent.sha256());
    }
    return parts;
  }

  private List<Integer> missing() {
    return IntStream.rangeClosed(1, session.partCount())
        .filter(number -> journal.read(step(number)).isEmpty())
        .boxed()
        .toList();
  }

  private void send(List<Integer> numbers, FileChannel file)
      throws IOException, DeliveryException, InterruptedException {
    var parts = new ArrayList<Part>();
    for (int number : numbers) {
      parts.add(part(number, file));
    }
    List<PartLink> links = links(parts);
    for (int i = 0; i < parts.size(); i++) {
      String etag = links.get(i).put(parts.get(i), file, api);
      journal.write(step(numbers.get(i)), new SentPart(etag, parts.get(i).sha256()).text());
    }
  }

  private Part part(int number, FileChannel file) throws IOException {
    return session.partCount() == 1
        ? new Part(1, 0, parcel.sizeBytes(), parcel.sha256())
        : Part.cut(session, number, parcel.sizeBytes(), file);
  }

  private List<PartLink> links(List<Part> parts) throws DeliveryException, InterruptedException {
    ArrayNode wanted = JsonMapper.shared().createArrayNode();
    for (Part part : parts) {
      wanted
          .addObject()
          .put("n", part.number())
          .put("size", part.sizeBytes())
          .put("sha256", part.sha256());
    }
    JsonNode body = JsonMapper.shared().createObjectNode().set("parts", wanted);
    String path = session.filePath() + "/part-urls";
    JsonNode offered = api.ask(path, body, "ask where to send the bytes").json();
    var byNumber = new HashMap<Integer, JsonNode>();
    offered.forEach(link -> byNumber.put(link.path("n").asInt(0), link));
    var links = new ArrayList<PartLink>();
    for (Part part : parts) {
      links.add(PartLink.of(Optional.ofNullable(byNumber.get(part.number()))));
    }
    return links;
  }

  private static String step(int number) {
    return "axon.part." + number;
  }

  /// What the journal keeps of a part.
  private record SentPart(String etag, String sha256) {

    static SentPart of(String text) {
      return JsonMapper.shared().readValue(text, SentPart.class);
    }

    String text() {
      return JsonMapper.shared().writeValueAsString(this);
    }
  }
}
