package sealbag.ingest.ledger;

import java.util.List;
import java.util.Optional;
import sealbag.ingest.evidence.Sha256;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.records.StubReceipt;

/// How far a submission has come. Each step carries exactly what the next one needs, and each is in
/// the ledger before the next begins; everything between two steps can be redone.
public sealed interface Progress {

  /// The original is in the evidence store.
  ///
  /// @param ruling what a person decided about reading it
  record Received(Original original, Ruling ruling) implements Progress {

    /// As it arrives, or with the decision that it goes on unread.
    public Received(Original original, boolean unparsed) {
      this(original, unparsed ? Ruling.unread() : Ruling.none());
    }

    /// Whether a person decided that it goes on without being read.
    public boolean unparsed() {
      return ruling.unparsed();
    }
  }

  /// The package is written and closed.
  record Sealed(Findings findings, Parcel parcel) implements Progress {}

  /// The destination holds the package.
  record Uploaded(Findings findings, Parcel parcel, Receipt receipt) implements Progress {}

  /// The records system has a stub that points at the package.
  ///
  /// @param receipt of the upload; empty where the reason of the submission asks for a record only:
  ///   the package then is where it was sealed
  record Recorded(Findings findings, Parcel parcel, Optional<Receipt> receipt, StubReceipt stub)
      implements Progress {}

  /// The original holds several exports, or several mails that hold some; each is a submission of
  /// its own.
  ///
  /// @param children their numbers
  /// @param mails what a file of many mails held; empty for everything else
  record Split(List<String> children, Optional<Mails> mails) implements Progress {
    public Split {
      children = List.copyOf(children);
    }
  }

  /// How the mails of one file were sorted.
  ///
  /// @param total how many there are
  /// @param withExport how many became submissions
  /// @param list an object of the evidence store: a line for each mail that did not
  record Mails(long total, long withExport, Sha256 list) {}

  /// Stopped until a person decides.
  ///
  /// @param sentence what happened and what to do, in plain words
  /// @param from where to go on
  /// @param seen what is known about the export by then
  record Held(HoldReason reason, String sentence, Progress from, Seen seen) implements Progress {
    public Held {
      if (!from.isOpen()) {
        throw new IllegalArgumentException("nothing goes on from " + from.word());
      }
    }

    /// Where nothing is known about the export.
    public Held(HoldReason reason, String sentence, Progress from) {
      this(reason, sentence, from, Seen.nothing());
    }
  }

  /// Nothing more will be done.
  ///
  /// @param other the submission that holds the same, for a duplicate
  record Closed(CloseReason why, String sentence, Optional<String> other) implements Progress {}

  /// The one word for this state, everywhere.
  default String word() {
    return switch (this) {
      case Received _ -> "received";
      case Sealed _ -> "sealed";
      case Uploaded _ -> "uploaded";
      case Recorded _ -> "recorded";
      case Split _ -> "split";
      case Held _ -> "held";
      case Closed _ -> "closed";
    };
  }

  /// What was found while sealing; empty before that, and for what was never sealed.
  default Optional<Findings> found() {
    return switch (this) {
      case Sealed sealed -> Optional.of(sealed.findings());
      case Uploaded uploaded -> Optional.of(uploaded.findings());
      case Recorded recorded -> Optional.of(recorded.findings());
      case Held held -> held.from().found();
      case Received _, Split _, Closed _ -> Optional.empty();
    };
  }

  /// Whether Sealbag can go on from here by itself.
  default boolean isOpen() {
    return switch (this) {
      case Received _, Sealed _, Uploaded _ -> true;
      case Recorded _, Split _, Held _, Closed _ -> false;
    };
  }
}
