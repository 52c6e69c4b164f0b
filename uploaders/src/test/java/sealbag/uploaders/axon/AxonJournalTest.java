package sealbag.uploaders.axon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.ForgetfulJournal;
import sealbag.uploaders.delivery.ForgetfulJournal.FullException;
import sealbag.uploaders.delivery.Parcel;

/// Journals that cannot be written, and that forgot their end. Whatever the service knows more than
/// the journal: one piece of evidence, one upload, nothing left open.
class AxonJournalTest extends AxonService {
  private static final int LARGE = 5 * MIB + 17; // two parts

  private void isDeliveredByOneUpload(Parcel parcel, ForgetfulJournal journal, int uploadsBefore)
      throws Exception {
    int evidencesBefore = evidences;
    isDeliveredOnce(parcel, uploader.deliver(parcel, journal));
    assertThat(endpoint.uploads() - uploadsBefore).isOne();
    evidences = evidencesBefore + 1;
  }

  @ParameterizedTest
  @ValueSource(ints = {10, LARGE})
  void aJournalThatCannotBeWrittenStopsTheDeliveryUntilItCan(int sizeBytes) throws Exception {
    int failed = 0;
    for (boolean isDone = false; !isDone; failed++) {
      Parcel parcel = parcel(sizeBytes);
      int uploads = endpoint.uploads();
      var journal = new ForgetfulJournal().failingAt(failed + 1);
      try {
        uploader.deliver(parcel, journal);
        isDone = true;
      } catch (FullException e) {
        assertThat(journal.read("axon.evidence")).isEmpty();
      }
      journal.mend();

      isDeliveredByOneUpload(parcel, journal, uploads);
    }
    assertThat(failed).isGreaterThan(6);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, LARGE})
  void aJournalWithATornTailRepeatsItsLastStepsAndNothingElse(int sizeBytes) throws Exception {
    Parcel parcel = parcel(sizeBytes);
    int uploads = endpoint.uploads();
    var whole = new ForgetfulJournal();
    uploader.deliver(parcel, whole);

    for (int left = 0; left <= whole.writes(); left++) {
      isDeliveredByOneUpload(parcel, whole.tornAfter(left), uploads);
      evidences--;
    }
    assertThat(whole.writes()).isGreaterThan(6);
  }

  @Test
  void aTornTailInTheMiddleOfAnUploadIsMadeGood() throws Exception {
    int writes = 1;
    for (int left = 0; left <= writes; left++) {
      Parcel parcel = parcel(LARGE);
      int uploads = endpoint.uploads();
      var whole = new ForgetfulJournal();
      endpoint
          .server()
          .stubFor(
              post(urlMatching(".*/files/.*/complete")).willReturn(aResponse().withStatus(503)));
      assertThatThrownBy(() -> uploader.deliver(parcel, whole)).isInstanceOf(Unavailable.class);
      writes = whole.writes();
      endpoint.recover();

      isDeliveredByOneUpload(parcel, whole.tornAfter(left), uploads);
    }
  }
}
