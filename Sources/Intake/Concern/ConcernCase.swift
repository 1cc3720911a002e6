import GRDB
import Scheme

/// Everything that a contact needs to see: the concern, who it may be about, and what has been done so far.
struct ConcernCase: Sendable {
  struct KnownPerson: Sendable {
    let person: Person
    let name: Phrase
  }

  struct KnownPair: Sendable {
    let course: Course
    let names: Phrase
  }

  /// What a contact did, and when.
  struct Step: Sendable {
    let act: ContactAct
    let contact: String
    let name: Phrase
    /// What the contacts should know about a closing.
    let words: String?
    let at: Instant
  }

  let concern: Concern
  let contact: String
  let senderName: Phrase?
  /// The sender's partners, the pair that it is about, and anyone that a step was about.
  let people: [KnownPerson]
  let pairs: [KnownPair]
  /// The pair that the sender says it is about.
  let about: KnownPair?
  let steps: [Step]

  init(_ link: ConcernLink, in db: Database) throws {
    concern = link.concern
    contact = link.contact
    senderName = try concern.sender.map { try Profile.name(of: $0, in: db).phrase }
    let rows = try Row.fetchAll(
      db, cached: "SELECT * FROM concern_step WHERE concern_id = ? ORDER BY id", arguments: [concern.id])
    let proposals = try Self.proposals(of: concern, rows, in: db)
    pairs = try proposals.map { KnownPair(course: try Course.find($0, in: db), names: try Self.names(of: $0, in: db)) }
    people = try Self.people(of: concern, rows, proposals, in: db)
    about = pairs.first { [about = concern.proposal] in $0.course.proposal.id == about }
    steps = try rows.compactMap { row in
      guard let act = try ContactAct(rawValue: row.get("step")) else { return nil }
      return try Step(
        act: act, contact: row.get("contact"), name: Self.name(in: row, db), words: row.get("note"), at: row.get("at"))
    }
  }

  /// Notes what a contact did, in the case and in the audit.
  func note(
    _ act: ContactAct, person: Person? = nil, proposal: Proposal? = nil, words: String? = nil,
    in transaction: Transaction
  ) throws {
    try transaction.db.execute(
      cached: """
        INSERT INTO concern_step (concern_id, step, contact, person_id, proposal_id, note, at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [concern.id, act.rawValue, contact, person?.id, proposal?.id, words, transaction.now])
    let object = person.map { Audit.Object.person($0.handle) } ?? proposal.map { .proposal($0.handle) }
    try Audit.note(
      act.audited, by: .contact(contact), on: object ?? .concern(concern.handle), in: transaction)
  }

  // MARK: What is known

  private static func proposals(of concern: Concern, _ steps: [Row], in db: Database) throws -> [Proposal] {
    var all = try concern.sender.map { try Proposal.all(of: $0, in: db) } ?? []
    for id in try [concern.proposal] + steps.map({ try $0.get("proposal_id") as Int64? }) {
      if let id, !all.contains(where: { $0.id == id }), let proposal = try Proposal.find(id, in: db) {
        all.append(proposal)
      }
    }
    return all
  }

  private static func people(
    of concern: Concern, _ steps: [Row], _ proposals: [Proposal], in db: Database
  ) throws -> [KnownPerson] {
    var ids: [Int64] = []
    for id in try proposals.flatMap({ [$0.mentee, $0.mentor] })
      + steps.compactMap({ try $0.get("person_id") as Int64? })
    where id != concern.sender && !ids.contains(id) { ids.append(id) }
    return try ids.compactMap { id in
      try Person.find(id, in: db).map { KnownPerson(person: $0, name: try name(of: $0.id, in: db)) }
    }
  }

  private static func name(in row: Row, _ db: Database) throws -> Phrase {
    if let person: Int64 = try row.get("person_id") { return try name(of: person, in: db) }
    let proposal: Int64? = try row.get("proposal_id")
    return try proposal.flatMap { try Proposal.find($0, in: db) }.map { try names(of: $0, in: db) } ?? ""
  }

  /// A person's name; without a profile, their masked address, which the contact may know them by.
  private static func name(of person: Int64, in db: Database) throws -> Phrase {
    let sql = "SELECT name FROM profile WHERE person_id = ?"
    if let name = try String.fetchOne(db, cached: sql, arguments: [person]) { return Name(name).phrase }
    return try Address.masked(Address.gettingMail(of: person, in: db) ?? "").phrase
  }

  static func names(of proposal: Proposal, in db: Database) throws -> Phrase {
    CoordinatorWords.pair(try name(of: proposal.mentee, in: db), try name(of: proposal.mentor, in: db))
  }
}
