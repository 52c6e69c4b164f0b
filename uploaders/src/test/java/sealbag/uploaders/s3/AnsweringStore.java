package sealbag.uploaders.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;
import java.util.Optional;
import sealbag.uploaders.s3.S3Settings.Keeping;
import sealbag.uploaders.s3.S3Settings.Sending;
import sealbag.uploaders.s3.S3Settings.Server;

/// A store that answers what a test tells it to.
final class AnsweringStore implements AutoCloseable {
  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().dynamicHttpsPort());

  AnsweringStore() {
    server.start();
    forget();
  }

  /// From now on every request is answered with 404.
  void forget() {
    server.resetAll();
    server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
  }

  S3Uploader uploader(Keeping keeping) {
    return new S3Uploader(settings(address(), keeping), TestBucket.LOGIN);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /// An uploader that trusts no certificate of this store.
  S3Uploader overTls() {
    URI address = URI.create("https://localhost:" + server.httpsPort());
    return new S3Uploader(settings(address, Keeping.AS_THE_BUCKET_DOES), TestBucket.LOGIN);
  }

  private static S3Settings settings(URI address, Keeping keeping) {
    var at = new Server(Optional.of(address), "eu-west-2", true);
    int part = 5 * TestBucket.MIB;
    return new S3Settings(TestBucket.FOLDER, at, keeping, new Sending(true, part, part));
  }

  void toPut(ResponseDefinitionBuilder answer) {
    on(put(anyUrl()).withQueryParam("uploadId", absent()), answer);
  }

  void toLook(ResponseDefinitionBuilder answer) {
    on(head(anyUrl()), answer);
  }

  void toDownload(ResponseDefinitionBuilder answer) {
    on(get(anyUrl()).withQueryParam("uploadId", absent()), answer);
  }

  void toOpen(ResponseDefinitionBuilder answer) {
    on(post(anyUrl()).withQueryParam("uploadId", absent()), answer);
  }

  void toPart(String number, ResponseDefinitionBuilder answer) {
    on(put(anyUrl()).withQueryParam("partNumber", matching(number)), answer);
  }

  void toList(ResponseDefinitionBuilder answer) {
    on(get(anyUrl()).withQueryParam("uploadId", matching(".+")), answer);
  }

  void toJoin(ResponseDefinitionBuilder answer) {
    on(post(anyUrl()).withQueryParam("uploadId", matching(".+")), answer);
  }

  private void on(MappingBuilder request, ResponseDefinitionBuilder answer) {
    server.stubFor(request.atPriority(1).willReturn(answer));
  }

  int sendings(String number) {
    return server
        .findAll(putRequestedFor(anyUrl()).withQueryParam("partNumber", matching(number)))
        .size();
  }

  WireMockServer server() {
    return server;
  }

  /// An error as S3 writes it.
  static ResponseDefinitionBuilder error(int status, String code) {
    return aResponse()
        .withStatus(status)
        .withBody("<Error><Code>%s</Code><Message>practice-only</Message></Error>".formatted(code));
  }

  static ResponseDefinitionBuilder xml(String body) {
    return aResponse().withStatus(200).withBody(body);
  }

  @Override
  public void close() {
    server.stop();
  }
}
