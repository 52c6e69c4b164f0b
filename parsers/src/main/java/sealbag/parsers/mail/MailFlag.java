package sealbag.parsers.mail;

/// Oddities of an email and its parts. None of them ends the reading; each says where another
/// program may read something else. The words are stable.
public enum MailFlag {
  /// Base64 with foreign bytes, or cut off inside a group of four; the foreign bytes were skipped.
  DIRTY_BASE64,
  /// Base64 that goes on after its padding. What follows is not decoded; some programs do.
  DATA_AFTER_PADDING,
  /// A transfer encoding that is not decoded here, such as yEnc. The part is kept as it came.
  UNKNOWN_ENCODING,
  /// Decoded from uuencode.
  UUENCODED,
  /// Uuencode with lines that are too short or do not belong to it, or without its end.
  DIRTY_UUENCODE,
  /// Content-Disposition and Content-Type give different names; the first is used.
  NAMES_DIFFER,
  /// A header field that may stand once only stands several times; the first is used.
  REPEATED_HEADER,
  /// A multipart whose boundary is missing, named twice or never occurs: programs find different
  /// parts in it.
  AMBIGUOUS_STRUCTURE,
  /// A NUL byte in a header.
  NUL_IN_HEADER,
  /// The email ends before its parts do.
  CUT_OFF,
  /// It looks like an email or Outlook item inside, but cannot be taken apart; kept whole.
  UNREADABLE_INSIDE,
  /// Signed (S/MIME). The signature is kept with the raw email; nothing is concluded from it.
  SIGNED,
  /// Encrypted (S/MIME or PGP); kept as it came.
  ENCRYPTED,
  /// An email inside it is from another sender: somebody passed it on.
  FORWARDED
}
