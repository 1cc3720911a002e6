import Foundation
import GRDB
import Scheme

/// Everything that someone downloads: their diary, and the record of each of their mentoring relationships. What others
/// wrote in a record is part of it; a partner's diary is not.
struct TakeAway: Sendable {
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
    /// The page that the question is on, and its full address.
    let page: String?
    let link: String?
    let sharedWith: Name?
    let text: String
  }

  let scheme: String
  let person: Name
  let made: Moment
  /// Who each mentoring relationship is with, the first one first.
  let partners: [Name]
  /// The words that the files are written in.
  let words: Words
}

/// How one of the files is written, part by part, so that no more than one part is ever in memory.
protocol TakeAwayFile: Sendable {
  /// What comes before the first entry.
  var opening: [UInt8] { get throws }
  /// - Parameter isFirst: no entries were written before these.
  func entries(_ entries: [TakeAway.Entry], isFirst: Bool) throws -> [UInt8]
  /// What comes between the diary and the records of the mentoring relationships.
  func afterDiary(isEmpty: Bool) throws -> [UInt8]
  /// - Parameter number: counted from 1.
  func mentoring(_ mentoring: TakeAway.Mentoring, number: Int) throws -> [UInt8]
  var closing: [UInt8] { get throws }
}

/// Reads what someone downloads and passes it on, in short pieces: it is not the state at one instant.
struct TakeAwayReading: Sendable {
  let person: SignedIn
  let intake: Intake

  /// How many entries are read at a time. Each may have 20,000 characters.
  private static let chunk = 20

  func head(in db: Database) throws -> TakeAway {
    let (settings, scheme) = (intake.settings, intake.scheme.current)
    let name = try Profile.find(person.id, in: db)?.name ?? Name(person.address)
    let partners = try TakeAway.Mentoring.pairs(of: person, in: db).map(\.partner)
    return TakeAway(
      scheme: scheme.site.name, person: name, made: TakeAway.Moment(intake.world.now(), settings), partners: partners,
      words: scheme.words)
  }

  func write(_ file: any TakeAwayFile, to take: ([UInt8]) async throws -> Void) async throws {
    try await take(file.opening)
    let (settings, scheme) = (intake.settings, intake.scheme.current)
    var last: Int64 = 0
    while true {
      let entries = try await intake.store.read { [last, person] db in
        try DiaryEntry.chronicle(of: person, after: last, count: Self.chunk, in: db).map { entry in
          (entry, try entry.sharedWith.flatMap { try DiaryPartner.any($0, of: person, in: db) })
        }
      }
      guard let next = entries.last?.0.id else { break }
      let drawn = entries.map { TakeAway.Entry($0, sharedWith: $1?.name, settings: settings, scheme: scheme) }
      try await take(file.entries(drawn, isFirst: last == 0))
      last = next
    }
    try await take(file.afterDiary(isEmpty: last == 0))
    let pairs = try await intake.store.read { [person] in try TakeAway.Mentoring.pairs(of: person, in: $0) }
    for (index, pair) in pairs.enumerated() {
      let mentoring = try await intake.store.read {
        try TakeAway.Mentoring.read(pair, settings: settings, scheme: scheme, in: $0)
      }
      try await take(file.mentoring(mentoring, number: index + 1))
    }
    try await take(file.closing)
  }
}

extension TakeAway.Entry {
  fileprivate init(_ entry: DiaryEntry, sharedWith name: Name?, settings: Settings, scheme: SchemeFile) {
    let place = entry.form.flatMap { scheme.place(ofPrompt: $0.id) }
    written = TakeAway.Moment(entry.createdAt, settings)
    edited = entry.editedAt.map { TakeAway.Moment($0, settings) }
    question = entry.form?.questions.first.map { scheme.words.text($0.wording) }
    page = place?.pageTitle
    link = place.map { settings.wholeAddress(of: $0) }
    sharedWith = name
    text = entry.text
  }
}

extension Settings {
  /// The address of a prompt, for a reader who is not on the site.
  fileprivate func wholeAddress(of place: PromptPlace) -> String {
    let link = place.page.link(below: site, fragment: place.id).text
    return link.hasPrefix("/") ? origin + link : link
  }
}
