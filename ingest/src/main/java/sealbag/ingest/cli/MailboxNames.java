package sealbag.ingest.cli;

import java.util.List;
import java.util.Optional;
import sealbag.ingest.mailbox.MailboxSettings;

/// Picks mailboxes of the configuration by name.
final class MailboxNames {
  private MailboxNames() {}

  /// @param name empty: all
  static List<MailboxSettings> chosen(List<MailboxSettings> all, Optional<String> name)
      throws UserException {
    List<MailboxSettings> chosen =
        all.stream()
            .filter(mailbox -> name.isEmpty() || name.orElseThrow().equals(mailbox.name()))
            .toList();
    if (chosen.isEmpty()) {
      List<String> names = all.stream().map(MailboxSettings::name).toList();
      throw new UserException(
          ExitCode.USAGE,
          names.isEmpty()
              ? "sealbag.toml names no mailbox. Write a section [mailbox.NAME]; the README lists its keys."
              : "there is no mailbox of that name. Give one of: " + String.join(", ", names) + ".");
    }
    return chosen;
  }
}
