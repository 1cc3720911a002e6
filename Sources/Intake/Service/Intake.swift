import Logging

/// Everything that the rooms work with, passed in.
struct Intake: Sendable {
  let store: Store
  let scheme: SchemeShelf
  let world: World
  let logger: Logger
  /// What the rooms say about their mails.
  let mails: MailRooms
  let troubles = Troubles()
  let downloads = Downloads()
  let frames = Frames()

  /// The operator's settings, and the numbers of the scheme in force.
  var settings: Settings { scheme.settings }
}
