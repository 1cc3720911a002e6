import Foundation
import GRDB
import Scheme

/// All that somebody takes away: their diary, and the record of each of their mentorings. What others wrote in a record
/// belongs to it; a partner's diary does not.
struct TakeAway: Sendable, Encodable {
  /// A moment: ISO 8601 in UTC for programs, words for people.
  struct Moment: Sendable, Encodable {
    let instant: Instant
    let words: String

    init(_ instant: Instant, _ settings: Settings) {
      self.instant = instant
      words = settings.words(for: instant)
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      let date = Date(timeIntervalSince1970: TimeInterval(instant.seconds))
      try container.encode(date.formatted(.iso8601))
    }
  }

  /// A day, as `2026-03-27` for programs, words for people.
  struct Day: Sendable, Encodable {
    let text: String
    let words: String

    init(_ text: String, _ settings: Settings) {
      self.text = text
      words = settings.words(forDay: text)
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(text)
    }
  }

  /// An entry of the diary.
  struct Entry: Sendable, Encodable {
    let written: Moment
    let edited: Moment?
    /// The question as it was asked.
    let question: String?
    /// The page that it stands on, and its whole address.
    let page: String?
    let link: String?
    let sharedWith: Name?
    let text: String
  }

  let scheme: String
  let person: Name
  let made: Moment
  var diary: [Entry]
  var mentorings: [Mentoring]
}

extension TakeAway {
  private static let chunk = 500

  /// Reads it in short pieces, so that a long diary holds up nobody; it is not the state of one instant.
  static func gather(for person: SignedIn, parts: Parts) async throws -> TakeAway {
    let (settings, scheme) = (parts.settings, parts.scheme.current)
    let head = try await parts.store.read { db -> (name: Name, mentorings: [Mentoring]) in
      let name = try Profile.find(person.id, in: db)?.name ?? Name(person.address)
      return (name, try Mentoring.all(of: person, settings: settings, scheme: scheme, in: db))
    }
    var takeAway = TakeAway(
      scheme: scheme.site.name, person: head.name, made: Moment(parts.world.now(), settings), diary: [],
      mentorings: head.mentorings)
    var last = Int64.max
    while true {
      let entries = try await parts.store.read { [last] db in
        try DiaryEntry.page(of: person, before: last, count: chunk, in: db).map { entry in
          (entry, try entry.sharedWith.flatMap { try DiaryPartner.any($0, of: person, in: db) })
        }
      }
      takeAway.diary += entries.map { Entry($0, sharedWith: $1?.name, settings: settings, scheme: scheme) }
      guard entries.count == chunk, let next = entries.last?.0.id else { break }
      last = next
    }
    takeAway.diary.reverse()
    return takeAway
  }
}

extension TakeAway.Entry {
  fileprivate init(_ entry: DiaryEntry, sharedWith name: Name?, settings: Settings, scheme: SchemeFile) {
    let place = entry.form.flatMap { scheme.place(ofPrompt: $0.id) }
    written = TakeAway.Moment(entry.createdAt, settings)
    edited = entry.editedAt.map { TakeAway.Moment($0, settings) }
    question = entry.form?.questions.first?.wording.text
    page = place?.pageTitle
    link = place.map { settings.wholeAddress(of: $0) }
    sharedWith = name
    text = entry.text
  }
}

extension Settings {
  /// Where a prompt stands, for a reader who is not on the site.
  fileprivate func wholeAddress(of place: PromptPlace) -> String {
    let link = place.page.link(below: site, fragment: place.id).text
    return link.hasPrefix("/") ? origin + link : link
  }
}
