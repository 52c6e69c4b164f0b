package sealbag.parsers.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import sealbag.parsers.archive.UnusableArchiveException.Reason;

class BudgetsTest {

  private static void isRefused(Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            UnusableArchiveException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void aBombIsUnsafeHoweverSmallItClaimsToBe() throws Exception {
    byte[] zip = new Zip().with("a", new byte[20 << 20], entry -> {}).bytes();
    Zip.patch32(zip, Zip.listed(zip, 1) + 24, 10);
    Archive archive = Zip.open(zip);

    isRefused(Reason.UNSAFE, () -> Zip.read(archive, 1));
  }

  @Test
  void aSmallFileMayShrinkAsMuchAsItLikes() throws Exception {
    byte[] zip = new Zip().with("a", new byte[1 << 20], entry -> {}).bytes();

    assertThat(Zip.read(Zip.open(zip), 1).complete()).isTrue();
  }

  @Test
  void aStatedSizeDoesNotAllocate() throws Exception {
    byte[] zip = new Zip().with("a", "x").bytes();
    Zip.patch32(zip, Zip.listed(zip, 1) + 24, 0xFFFFFFF0L);

    assertThat(Zip.read(Zip.open(zip), 1).sizeBytes()).isEqualTo(1);
  }

  @Test
  void everyOtherBudgetIsCounted() throws Exception {
    byte[] zip = new Zip().with("one", "12345").with("two", "12345").bytes();

    isRefused(Reason.TOO_BIG, () -> Zip.open(zip, new Budgets(50, 9, 99, 99, 9, 9, 9)));
    isRefused(Reason.TOO_BIG, () -> Zip.open(zip, new Budgets(999, 1, 99, 99, 9, 9, 9)));
    isRefused(Reason.UNSAFE, () -> Zip.open(zip, new Budgets(999, 9, 99, 99, 9, 2, 9)));
    Archive entry = Zip.open(zip, new Budgets(999, 9, 99, 4, 9, 9, 9));
    isRefused(Reason.TOO_BIG, () -> Zip.read(entry, 1));
    Archive total = Zip.open(zip, new Budgets(999, 9, 9, 99, 9, 9, 9));
    assertThat(Zip.read(total, 1).complete()).isTrue();
    assertThat(Zip.read(total, 1).complete()).isTrue();
    isRefused(Reason.TOO_BIG, () -> Zip.read(total, 2));
  }

  @Test
  void foldersMayNotNestWithoutEnd() throws Exception {
    byte[] fits = new Zip().with("a/".repeat(64) + "b", "x").bytes();
    byte[] deep = new Zip().with("a/".repeat(65) + "b", "x").bytes();

    assertThat(Zip.open(fits).entries()).hasSize(1);
    isRefused(Reason.UNSAFE, () -> Zip.open(deep));
  }
}
