import GRDB
import Scheme

/// Someone with whom an entry can be shared: the other of one pair that lives, by name. A share is with that pair, so
/// no later partner ever has it.
struct DiaryPartner: Sendable {
  /// The pair's row.
  let pair: Int64
  /// The pair's handle, which stands in the form.
  let handle: String
  let name: Name
  /// Since when the two are a pair.
  let since: Instant

  private init(_ mentoring: Mentoring, of person: Int64, in db: Database) throws {
    pair = mentoring.id
    handle = mentoring.handle
    name = try Profile.name(of: mentoring.partner(of: person), in: db)
    since = mentoring.begunAt
  }

  /// Those of a person's pairs that live and that nothing has stopped, the oldest first.
  static func all(of person: Int64, in db: Database) throws -> [DiaryPartner] {
    try all(among: Mentoring.partnerships().of(person).all(in: db), of: person, in: db)
  }

  /// The same among those mentorings of a person's that were read already.
  static func all(among mentorings: [Mentoring], of person: Int64, in db: Database) throws -> [DiaryPartner] {
    try mentorings.filter { Access.lets($0.reader, read: .sharedEntry) }
      .map { try DiaryPartner($0, of: person, in: db) }
  }

  /// The row of the one mentoring that an entry belongs to as it is written; `nil` where several go on, or none.
  static func only(of person: SignedIn, in db: Database) throws -> Int64? {
    let rows = try Mentoring.partnerships().of(person.id).rows(2, in: db)
    return rows.count == 1 ? rows[0] : nil
  }

  /// The partner of any pair of a person's, over or not.
  static func any(_ pair: Int64, of person: SignedIn, in db: Database) throws -> DiaryPartner? {
    guard let mentoring = try Mentoring.find(pair, in: db), [mentoring.mentee, mentoring.mentor].contains(person.id)
    else {
      return nil
    }
    return try DiaryPartner(mentoring, of: person.id, in: db)
  }
}

/// The question who reads an entry: *only me*, or one partner by name.
struct ReadersQuestion: Sendable {
  /// No question of the content's has a dot in its id.
  static let id = "entry.readers"
  static let onlyMe = "me"

  let partners: [DiaryPartner]
  let settings: Settings

  /// The form of its own that asks it, of an entry that is kept already.
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

  /// A name, and what tells two of the same name apart.
  private func words(for partner: DiaryPartner) -> Phrase {
    let isAlone = partners.count { $0.name == partner.name } == 1
    guard !isAlone else { return DiaryWords.meAnd(partner.name) }
    return DiaryWords.meAndPartnerSince(partner.name, settings.words(forDay: settings.day(of: partner.since)))
  }

  /// The partner who was chosen; `nil` for *only me*.
  ///
  /// - Throws: `FieldProblems` for one with whom nothing can be shared now.
  static func chosen(in filled: FilledForm, in db: Database) throws -> DiaryPartner? {
    guard let chosen = filled.answers.options(id).first, chosen != onlyMe else { return nil }
    guard let partner = try DiaryPartner.all(of: filled.person.id, in: db).first(where: { $0.handle == chosen }) else {
      throw FieldProblems([FieldProblem(id, DiaryWords.notNow)])
    }
    return partner
  }
}
