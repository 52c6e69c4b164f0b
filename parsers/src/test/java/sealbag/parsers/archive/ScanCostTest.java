package sealbag.parsers.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A hostile file of 64 KiB costs the scan milliseconds, whatever it repeats.
class ScanCostTest {
  private static final int SIZE = 1 << 16;
  private static final int ROUNDS = 5;
  private static final long MOST_MILLIS = 400; // measured once warm: 0.3 to 20, two busy cores

  /// What fills the file.
  enum Filling {
    END_RECORDS {
      @Override
      byte[] bytes() {
        return repeat("PK\5\6".getBytes(ISO_8859_1));
      }
    },
    LOCAL_HEADERS {
      @Override
      byte[] bytes() {
        return repeat("PK\3\4".getBytes(ISO_8859_1));
      }
    },
    ENTRIES_WITHOUT_LENGTH {
      @Override
      byte[] bytes() {
        return ended(repeat(local(8, 1 << 3)));
      }
    },
    STORED_ENTRIES_WITHOUT_LENGTH {
      @Override
      byte[] bytes() {
        return ended(repeat(local(0, 1 << 3)));
      }
    },
    ENTRIES_BEFORE_ONE_BOMB {
      @Override
      byte[] bytes() {
        byte[] all = repeat(local(8, 1 << 3));
        byte[] bomb = bomb();
        System.arraycopy(bomb, 0, all, all.length - bomb.length - 22, bomb.length);
        return ended(all);
      }
    },
    RECORDS_OF_ONE_ENTRY {
      @Override
      byte[] bytes() {
        byte[] record = new byte[46];
        ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).putInt(0x02014b50);
        byte[] all = repeat(record);
        byte[] local = local(0, 0);
        ByteBuffer.wrap(local).order(ByteOrder.LITTLE_ENDIAN).putShort(26, (short) 1000);
        System.arraycopy(local, 0, all, 0, local.length);
        int records = (SIZE - 46 - 22) / 46;
        int listAt = 46;
        int listEnd = listAt + records * 46;
        byte[] cut = Arrays.copyOf(all, listEnd + 22);
        ByteBuffer end = ByteBuffer.wrap(cut).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(listEnd, 0x06054b50).putInt(listEnd + 4, 0);
        end.putShort(listEnd + 8, (short) records).putShort(listEnd + 10, (short) records);
        end.putInt(listEnd + 12, records * 46).putInt(listEnd + 16, listAt);
        end.putShort(listEnd + 20, (short) 0);
        return cut;
      }
    };

    abstract byte[] bytes();

    private static byte[] repeat(byte[] what) {
      byte[] all = new byte[SIZE];
      for (int i = 0; i < all.length; i++) {
        all[i] = what[i % what.length];
      }
      return all;
    }

    private static byte[] local(int method, int bits) {
      byte[] header = new byte[31];
      ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
      fields.putInt(0, 0x04034b50).putShort(6, (short) bits).putShort(8, (short) method);
      fields.putShort(26, (short) 1).put(30, (byte) 'a');
      return header;
    }

    /// An empty list behind it all.
    private static byte[] ended(byte[] all) {
      Arrays.fill(all, SIZE - 22, SIZE, (byte) 0);
      ByteBuffer fields = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
      fields.putInt(SIZE - 22, 0x06054b50).putInt(SIZE - 22 + 16, SIZE - 22);
      return all;
    }

    private static byte[] bomb() {
      try (var deflater = new Deflater(9, true)) {
        deflater.setInput(new byte[16 << 20]);
        deflater.finish();
        byte[] packed = new byte[20_000];
        return Arrays.copyOf(packed, deflater.deflate(packed));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Filling.class)
  void sixtyFourKibibytesCostMilliseconds(Filling filling) throws IOException {
    byte[] bytes = filling.bytes();
    long best = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      scan(bytes);
      best = Math.min(best, System.nanoTime() - start);
    }

    assertThat(best / 1_000_000).isLessThan(MOST_MILLIS);
  }

  private static void scan(byte[] bytes) throws IOException {
    try {
      Archive.open(new SeekableInMemoryByteChannel(bytes), Budgets.standard()).entries();
    } catch (UnusableArchiveException _) {
      salvage(bytes);
    }
  }

  private static void salvage(byte[] bytes) throws IOException {
    try {
      Archive.salvage(new SeekableInMemoryByteChannel(bytes), Budgets.standard()).entries();
    } catch (UnusableArchiveException _) {
      // refused in time: what is measured
    }
  }
}
