import GRDB
import Scheme

/// What an ending brings with it, for the page that someone sees before they complete or end a mentoring
/// relationship.
struct Closing: Sendable {
  let partner: Name
  /// The action points that are not done yet.
  let openPoints: Int
  /// How many diary entries the two share.
  let shared: Int
  /// The last day on which either can reopen it, if it ends today.
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
      \(Self.list(ClosingWords.whatStays(openPoints: openPoints, until: lastDay)))
      """
  }

  private static func list(_ lines: [Phrase]) -> HTML {
    "<ul>\n\(lines.map { "<li>\($0)</li>\n" as HTML })</ul>\n"
  }
}

extension ClosingWords {
  static func whatStops(_ partner: Name, shared: Int) -> [Phrase] {
    [contactStops(partner), writingStops(), remindersStop()] + (shared == 0 ? [] : [sharingStops(shared)])
  }

  static func whatStays(openPoints: Int, until day: String) -> [Phrase] {
    (openPoints == 0 ? [] : [pointsStay(openPoints)])
      + [recordStays(), meetingsStay(), diaryStays(), canBeReopened(day)]
  }
}
