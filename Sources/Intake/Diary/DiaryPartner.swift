import GRDB
import Scheme

/// Someone that an entry can be shared with: the partner in a pair that is going on, by name. An entry is shared with
/// that pair, so no later partner ever gets it.
struct DiaryPartner: Sendable {
  /// The pair's row.
  let pair: Int64
  /// The pair's handle, which the form uses.
  let handle: String
  let name: Name
  /// When the two became a pair.
  let since: Instant

  private init(_ mentoring: Mentoring, of person: Int64, in db: Database) throws {
    pair = mentoring.id
    handle = mentoring.handle
    name = try Profile.name(of: mentoring.partner(of: person), in: db)
    since = mentoring.begunAt
  }

  /// The partners in a person's pairs that are going on and that nothing has stopped, oldest first.
  static func all(of person: Int64, in db: Database) throws -> [DiaryPartner] {
    try all(among: Mentoring.partnerships().of(person).all(in: db), of: person, in: db)
  }

  /// The same, from mentoring relationships of the person that have been read already.
  static func all(among mentorings: [Mentoring], of person: Int64, in db: Database) throws -> [DiaryPartner] {
    try mentorings.filter { Access.lets($0.reader, read: .sharedEntry) }
      .map { try DiaryPartner($0, of: person, in: db) }
  }

  /// The row of the mentoring relationship that a new entry belongs to; `nil` unless exactly one is going on.
  static func only(of person: SignedIn, in db: Database) throws -> Int64? {
    let rows = try Mentoring.partnerships().of(person.id).rows(2, in: db)
    return rows.count == 1 ? rows[0] : nil
  }

  /// The partner in any of a person's pairs, over or not.
  static func any(_ pair: Int64, of person: SignedIn, in db: Database) throws -> DiaryPartner? {
    guard let mentoring = try Mentoring.find(pair, in: db), [mentoring.mentee, mentoring.mentor].contains(person.id)
    else {
      return nil
    }
    return try DiaryPartner(mentoring, of: person.id, in: db)
  }
}

/// The question of who reads an entry: *only me*, or one partner by name.
struct ReadersQuestion: Sendable {
  /// No question in the content has a dot in its id.
  static let id = "entry.readers"
  static let onlyMe = "me"

  let partners: [DiaryPartner]
  let settings: Settings

  /// The form that asks only this, about an entry that has already been saved.
  func form(in scheme: SchemeFile) -> Form {
    let partners = partners.map { Question.Option(id: $0.handle, wording: Wording(words(for: $0))) }
    return scheme[.entryReaders].changing("readers") { readers in
      readers.id = Self.id
      readers.options += partners
    }
  }

  /// The question, to be put before those of another form.
  func question(in scheme: SchemeFile) -> Question {
    form(in: scheme).question(Self.id) ?? Question(id: Self.id, kind: .choice, wording: Wording(""))
  }

  /// A name, and what tells two people of the same name apart.
  private func words(for partner: DiaryPartner) -> Phrase {
    let isAlone = partners.count { $0.name == partner.name } == 1
    guard !isAlone else { return DiaryWords.meAnd(partner.name) }
    return DiaryWords.meAndPartnerSince(partner.name, settings.words(forDay: settings.day(of: partner.since)))
  }

  /// The partner who was chosen; `nil` for *only me*.
  ///
  /// - Throws: `FieldProblems` for someone that nothing can be shared with now.
  static func chosen(in filled: FilledForm, in db: Database) throws -> DiaryPartner? {
    guard let chosen = filled.answers.options(id).first, chosen != onlyMe else { return nil }
    guard let partner = try DiaryPartner.all(of: filled.person.id, in: db).first(where: { $0.handle == chosen }) else {
      throw FieldProblems([FieldProblem(id, DiaryWords.notNow)])
    }
    return partner
  }
}
