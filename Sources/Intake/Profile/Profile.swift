import GRDB
import Scheme

/// Who a person is in the scheme. Columns hold what the program reads; the answers to all questions are one JSON value.
struct Profile: Sendable {
  enum Role: String, Sendable, DatabaseValueConvertible {
    case mentor
    case mentee
    case both

    var isMentor: Bool { self != .mentee }
    var isMentee: Bool { self != .mentor }
  }

  let person: Int64
  /// The person's handle.
  let handle: String
  let name: Name
  let role: Role
  let availability: Availability
  /// How many mentees a mentor takes at a time.
  let places: Int
  /// How a partner may reach them; shown only to partners, while the pair is live.
  let contact: String
  let answers: Answers
  let form: Form

  /// Where the profile's form is sent. Other rooms link to it.
  static let formRoute: FormRoute = "forms/profile"
  static let formLink = formRoute.link([])

  static let pathWhenSaved = "/my/profile?\(Visit.done)=saved"

  private init(row: Row, in db: Database) throws {
    guard let form = try FormVersions.form(row: row.get("form_version_id"), in: db) else { throw Problem.cannotSave }
    self.form = form
    person = try row.get("person_id")
    handle = try row.get("handle")
    name = try Name(row.get("name"))
    role = try row.get("role")
    let from: String? = try row.get("available_from")
    availability =
      try row.get("availability") == "available" ? .available : from.map(Availability.from) ?? .notAvailable
    places = try row.get("places")
    contact = try row.get("contact")
    answers = try Answers(json: row.get("answers"))
  }

  /// What a reader sees on a profile's card: never the contact, which has a place of its own, nor the promise that was
  /// ticked, nor the answer on availability, apart from the day from which someone is available.
  static func answers(_ answers: Answers, for reader: Access.Reader) -> Answers {
    var answers = answers
    var hidden = ["contact", "commitment", "name", "availability"]
    if !Access.lets(reader, read: .helps) { hidden.append("helps") }
    if answers.options("availability") != ["from-date"] { hidden.append("available-from") }
    for id in hidden { answers.values[id] = nil }
    return answers
  }

  /// What is still missing and nobody can be matched without, in words.
  var lacks: [ProfileWords] {
    [
      role.isMentor && answers.options("offers").isEmpty ? ProfileWords.lacksOffers : nil,
      role.isMentee && answers.options("seeks").isEmpty ? ProfileWords.lacksSeeks : nil,
    ].compactMap(\.self)
  }

  private static let columns = "SELECT profile.*, person.handle FROM profile JOIN person ON person.id = person_id"

  static func find(_ person: Int64, in db: Database) throws -> Profile? {
    try Row.fetchOne(db, cached: "\(columns) WHERE person_id = ?", arguments: [person]).map {
      try Profile(row: $0, in: db)
    }
  }

  /// A mentor of the scheme by handle, available or not.
  static func mentor(_ handle: String, in db: Database) throws -> Profile? {
    try Row.fetchOne(
      db, cached: "\(columns) WHERE handle = ? AND standing = 'member' AND role IN ('mentor', 'both')",
      arguments: [handle]
    ).map { try Profile(row: $0, in: db) }
  }

  /// A partner's name; ``Name/unknown`` for someone without a profile.
  static func name(of person: Int64, in db: Database) throws -> Name {
    try knownName(of: person, in: db) ?? .unknown
  }

  /// The name in someone's profile; `nil` where they have none.
  static func knownName(of person: Int64, in db: Database) throws -> Name? {
    try String.fetchOne(db, cached: "SELECT name FROM profile WHERE person_id = ?", arguments: [person]).map(Name.init)
  }

  /// How people in a list are told apart: by the name, and by the handle if two have the same name.
  typealias Label = (name: Name, handle: String)

  /// The labels of many people at once.
  static func labels(of people: some Sequence<Int64>, in db: Database) throws -> [Int64: Label] {
    let rows = try Row.fetchAll(
      db,
      cached: """
        SELECT id, handle, name FROM person LEFT JOIN profile ON person_id = id
        WHERE id IN (SELECT value FROM json_each(?))
        """,
      arguments: ["[\(Set(people).map(String.init).joined(separator: ","))]"])
    return try Dictionary(
      uniqueKeysWithValues: rows.map { row in
        let name: String? = try row.get("name")
        return try (row.get("id"), (name.map(Name.init) ?? .unknown, row.get("handle")))
      })
  }

  /// Saves what the form says about a person, in a new profile or over the one that is there.
  static func save(_ filled: FilledForm, _ language: Language, in transaction: Transaction) throws {
    let answers = filled.answers
    let db = transaction.db
    let isFromDay = answers.options("availability").first == "from-date"
    try db.execute(
      cached: """
        INSERT INTO profile (person_id, name, role, availability, available_from, places, contact, form_version_id,
          answers, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (person_id) DO UPDATE SET name = excluded.name, role = excluded.role,
          availability = excluded.availability, available_from = excluded.available_from, places = excluded.places, contact = excluded.contact,
          form_version_id = excluded.form_version_id, answers = excluded.answers, updated_at = excluded.updated_at,
          availability_asked_at = NULL, waiting_asked_at = NULL
        """,
      arguments: [
        filled.person.id, answers.text("name"), answers.options("role").first,
        isFromDay ? "not-available" : answers.options("availability").first,
        isFromDay ? answers.day("available-from") : nil, answers.number("places") ?? 0, answers.text("contact"),
        try filled.formVersion(in: db), try answers.json,
        transaction.now,
      ])
    try keepChoices(answers, of: filled.person.id, language, in: transaction)
  }

  /// Keeps what matching reads in step with the answers.
  static func keepChoices(
    _ answers: Answers, of person: Int64, _ language: Language, in transaction: Transaction
  ) throws {
    let db = transaction.db
    try db.execute(cached: "DELETE FROM profile_skill WHERE person_id = ?", arguments: [person])
    for side in ["offers", "seeks"] {
      for skill in answers.options(side) {
        try db.execute(
          cached: "INSERT INTO profile_skill (person_id, side, skill) VALUES (?, ?, ?)",
          arguments: [person, side, skill])
      }
    }
    try MatchingIndex.keep(answers, of: person, language, in: transaction)
  }

  /// What a profile's form cannot check by itself: rules between its questions.
  static func check(_ answers: Answers) throws(FieldProblems) {
    let role = answers.options("role").first.flatMap(Role.init)
    var problems = PersonalName.fault(in: answers.text("name")).map { [FieldProblem("name", $0)] } ?? []
    let places = answers.number("places")
    if role?.isMentor ?? false, (places ?? 0) < 1 { problems.append(FieldProblem("places", ProfileWords.placesWanted)) }
    if (places ?? 0) > 99 { problems.append(FieldProblem("places", ProfileWords.tooManyPlaces)) }
    if answers.options("availability").first == "from-date", answers.day("available-from") == nil {
      problems.append(FieldProblem("available-from", ProfileWords.dayWanted))
    }
    guard problems.isEmpty else { throw FieldProblems(problems) }
  }
}

extension Name {
  /// Someone who has no name in the scheme; they are called ``ProfileWords/nameless``.
  static let unknown = Name("")
}
