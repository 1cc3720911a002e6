import GRDB
import Scheme

/// What an end brings with it, for the page that somebody looks at before they complete or end a mentoring.
struct Closing: Sendable {
  let partner: Name
  /// The action points that are not done yet.
  let openPoints: Int
  /// How many diary entries the two share.
  let shared: Int
  /// The last day on which either can take it up again, if it ends today.
  let lastDay: String

  init(_ mentoring: Mentoring, for person: Int64, at now: Instant, _ settings: Settings, in db: Database) throws {
    partner = try Profile.name(of: mentoring.partner(of: person), in: db)
    openPoints = try ActionPoint.all(of: mentoring, in: db).count(where: \.isOpen)
    shared =
      try Int.fetchOne(
        db, cached: "SELECT count(*) FROM diary_entry WHERE mentoring_id = ? AND shared_at IS NOT NULL",
        arguments: [mentoring.id]) ?? 0
    lastDay = settings.words(forDay: settings.lastDayOfSecondThoughts(since: now))
  }

  /// The message as the partner reads it, what stops, and what stays.
  func html(message: String) -> HTML {
    let words: HTML =
      message.isEmpty
      ? "<p>\(ClosingWords.noMessage(partner))</p>\n"
      : "<p>\(ClosingWords.message(partner))</p>\n\(HTML(typed: message))"
    return """
      <section class="preview">
      \(words)</section>
      <h2>\(ClosingWords.stops)</h2>
      \(Self.list(ClosingWords.whatStops(partner, shared: shared)))<h2>\(ClosingWords.stays)</h2>
      \(Self.list(ClosingWords.whatStays(partner, openPoints: openPoints, until: lastDay)))
      """
  }

  private static func list(_ lines: [Wording]) -> HTML {
    "<ul>\n\(lines.map { "<li>\($0)</li>\n" as HTML })</ul>\n"
  }
}

/// What an end says of itself.
enum ClosingWords {
  static let stops = "What stops"
  static let stays = "What stays"

  static func message(_ partner: Name) -> Wording { "\(partner) will read this message:" }
  static func noMessage(_ partner: Name) -> Wording {
    "You have not written a message to \(partner). You can go back and add one."
  }

  static func whatStops(_ partner: Name, shared: Int) -> [Wording] {
    let entries = shared == 1 ? "The diary entry you share" : "Each of the \(shared) diary entries you share"
    return [
      "You and \(partner) can no longer see how to reach each other. If you want to stay in touch, swap addresses first.",
      "You can no longer write in the record of your journey or add action points.",
      "We no longer remind either of you about dates or meetings.",
    ]
      + (shared == 0
        ? []
        : [
          "\(entries) can be read only by the person who wrote it, and is not shared again if you reopen the mentoring."
        ])
  }

  static func whatStays(_ partner: Name, openPoints: Int, until day: String) -> [Wording] {
    let points: Wording =
      openPoints == 1
      ? "One action point is still open. You can both still see it and tick it off."
      : "\(openPoints) action points are still open. You can both still see them and tick them off."
    return (openPoints == 0 ? [] : [points]) + [
      "You can both read what you wrote together, and download a copy.",
      "You can both still note meetings and print a statement of them.",
      "Your diary stays yours, complete and private.",
      "Either of you can reopen the mentoring until \(day), as long as the mentor has space.",
    ]
  }

  static func reopenUntil(_ day: String) -> String { "Either of you can reopen it until \(day)." }
  static func said(_ name: Name) -> Wording { "A message from \(name):" }
  static let yourMessage = "Your message:"
}
