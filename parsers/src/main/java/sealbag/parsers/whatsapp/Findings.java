package sealbag.parsers.whatsapp;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import sealbag.parsers.chat.Attachment;

/// What a draft says, beside what it prints.
///
/// @param sender empty for a notice
/// @param missing number of records that the attachment numbers show to be absent before this one
record Findings(
    Optional<LocalDateTime> timestamp,
    Name name,
    Optional<String> sender,
    Meaning meaning,
    List<Attachment> attachments,
    long missing) {}
