package sealbag.parsers.mail;

import com.pff.PSTException;
import com.pff.PSTFile;
import com.pff.PSTFileContent;
import com.pff.PSTFolder;
import com.pff.PSTMessage;
import com.pff.PSTObject;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/// Takes an Outlook mailbox file apart (.pst, [MS-PST]). It holds no raw mails, only properties:
/// each mail is written anew from them, always in the same way, so that the same item gives the
/// same bytes. What cannot be read of an item is left out of its mail, or leaves the mail empty;
/// the item is handed out all the same.
public final class PstFile {
  private static final byte[] SIGNATURE = HeaderText.bytes("!BDN");
  private static final int DEEPEST_FOLDER = 100;

  private final Mbox.MailSink sink;

  private PstFile(Mbox.MailSink sink) {
    this.sink = sink;
  }

  /// Whether the first bytes are those of a mailbox file of Outlook.
  public static boolean looksLikePst(byte[] head) {
    return HeaderText.byteString(head).startsWith(HeaderText.byteString(SIGNATURE));
  }

  /// Hands out every item of every folder.
  ///
  /// @param file stays open
  /// @throws NotAMailException when the file itself cannot be read; some items may have been handed
  ///   out before
  public static void split(SeekableByteChannel file, Mbox.MailSink sink)
      throws IOException, NotAMailException {
    try {
      // not closed: that would close the file, which is the caller's
      var pst = new PSTFile(new Content(file));
      new PstFile(sink).folder(pst.getRootFolder(), 0);
    } catch (PSTException | RuntimeException | StackOverflowError _) {
      throw new NotAMailException(true, "The mailbox file is damaged.");
    }
  }

  private void folder(PSTFolder folder, int depth)
      throws IOException, PSTException, NotAMailException {
    if (depth > DEEPEST_FOLDER) {
      throw new NotAMailException(true, "The mailbox file nests its folders without end.");
    }
    int items = Math.max(folder.getContentCount(), 0);
    for (int i = 0; i < items; i++) {
      PSTObject item = folder.getNextChild();
      if (item == null) {
        break;
      }
      if (item instanceof PSTMessage message) {
        message(message);
      }
    }
    if (folder.hasSubfolders()) {
      for (PSTFolder below : folder.getSubFolders()) {
        folder(below, depth + 1);
      }
    }
  }

  private void message(PSTMessage message) throws IOException {
    try (OutputStream mail = sink.next()) {
      try {
        new PstMail(mail, 0).write(message);
      } catch (PSTException | RuntimeException _) {
        mail.flush(); // what was written so far stands, and is seen to be cut off
      }
    }
  }

  /// The bytes of the file, as the library asks for them.
  private static final class Content extends PSTFileContent {
    private final SeekableByteChannel file;

    Content(SeekableByteChannel file) {
      this.file = file;
    }

    @Override
    public void seek(long position) throws IOException {
      file.position(position);
    }

    @Override
    public long getFilePointer() throws IOException {
      return file.position();
    }

    @Override
    public int read() throws IOException {
      ByteBuffer one = ByteBuffer.allocate(1);
      return file.read(one) < 1 ? -1 : one.get(0) & 0xFF;
    }

    @Override
    public int read(byte[] target) throws IOException {
      return file.read(ByteBuffer.wrap(target));
    }

    @Override
    public byte readByte() throws IOException {
      int one = read();
      if (one < 0) {
        throw new EOFException("the file ends too early");
      }
      return (byte) one;
    }

    @Override
    public void close() {}
  }
}
