package sealbag.uploaders.s3;

import sealbag.uploaders.pace.Pace;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/// Sends bodies no faster than allowed. It stands behind the signing, which may read a body too.
record PacedClient(SdkHttpClient client, Pace pace) implements SdkHttpClient {

  /// Makes such a client where there is a limit.
  static SdkHttpClient.Builder<?> of(SdkHttpClient.Builder<?> builder, Pace pace) {
    return pace.isLimited() ? new Maker(builder, pace) : builder;
  }

  private record Maker(SdkHttpClient.Builder<?> builder, Pace pace)
      implements SdkHttpClient.Builder<Maker> {

    @Override
    public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
      return new PacedClient(builder.buildWithDefaults(defaults), pace);
    }
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return client.prepareRequest(
        request.contentStreamProvider().map(body -> slowed(request, body)).orElse(request));
  }

  private HttpExecuteRequest slowed(HttpExecuteRequest request, ContentStreamProvider body) {
    return HttpExecuteRequest.builder()
        .request(request.httpRequest())
        .contentStreamProvider(() -> pace.slowed(body.newStream()))
        .metricCollector(request.metricCollector().orElse(null))
        .build();
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public String clientName() {
    return client.clientName();
  }
}
