import GRDB

/// Who did what to what, when, and whether they could: appended, never changed, and without anyone's words.
///
/// It names people, proposals and concerns by their handles, which mean nothing once the row is gone.
enum Audit {
  /// Who did it, and as what.
  enum Actor: Sendable {
    case person(Person)
    case coordinator(Person)
    /// A safeguarding contact, by the name in the settings.
    case contact(String)
    /// Someone who is signed out.
    case nobody
  }

  /// What they did. When access to a route was denied, the audit has the route's pattern instead.
  enum Act: String, Sendable, CaseIterable {
    case signIn = "sign-in"
    case readPerson = "read-person"
    case readCoordinatorPage = "read-coordinator-page"
    case letIn = "let-in"
    case ask
    case decline
    case makeContact = "make-contact"
    case readSurveys = "read-surveys"
    case takeList = "take-list"
    case invite
    case takeBackInvitation = "take-back-invitation"
    case raiseConcern = "raise-concern"
    case listConcerns = "list-concerns"
    case readConcern = "read-concern"
    case careForConcern = "care-for-concern"
    case closeConcern = "close-concern"
    case reopenConcern = "reopen-concern"
    case readPrivateAnswers = "read-private-answers"
    case handlePrivateAnswers = "handle-private-answers"
    case suspend
    case liftSuspension = "lift-suspension"
    case freeze
    case unfreeze
  }

  /// What it was done to, by its handle.
  enum Object: Sendable {
    case person(String)
    case proposal(String)
    case concern(String)
    case invitation(String)

    fileprivate var text: String {
      switch self {
      case .person(let handle): "person/\(handle)"
      case .proposal(let handle): "proposal/\(handle)"
      case .concern(let handle): "concern/\(handle)"
      case .invitation(let handle): "invitation/\(handle)"
      }
    }
  }

  /// Appends a line about something that was done.
  static func note(_ act: Act, by actor: Actor, on object: Object? = nil, in transaction: Transaction) throws {
    try append(act.rawValue, by: actor, on: object?.text, outcome: "done", in: transaction)
  }

  /// Appends a line about a page or form that was not this person's, at most once an hour for the same one.
  ///
  /// - Parameters:
  ///   - route: the pattern, such as `GET /my/proposals/{handle}`.
  ///   - handle: what was asked for, where it has the form of a handle; anything else that was typed is not kept.
  ///   - limits: these keep someone who tries one address after another from filling the disk.
  static func denied(
    _ route: String, _ handle: String, to person: Person, limits: Limits, in transaction: Transaction
  ) throws {
    let isHandle = handle.utf8.count == 16 && handle.utf8.allSatisfy { $0 < 0x80 }
    let object = isHandle ? handle : nil
    let db = transaction.db
    let isKnown = try Bool.fetchOne(
      db,
      cached: """
        SELECT EXISTS (
          SELECT 1 FROM audit WHERE who = ? AND act = ? AND object IS ? AND outcome = 'denied' AND at > ?)
        """,
      arguments: [person.handle, route, object, transaction.now - .minutes(60)])
    let isTooOften = try limits.isMet(.denials, at: transaction.now) { since in
      try Int.fetchOne(
        db, cached: "SELECT count(*) FROM audit WHERE who = ? AND outcome = 'denied' AND at > ?",
        arguments: [person.handle, since]) ?? 0
    }
    guard isKnown == false, !isTooOften else { return }
    try append(route, by: .person(person), on: object, outcome: "denied", in: transaction)
  }

  private static func append(
    _ act: String, by actor: Actor, on object: String?, outcome: String, in transaction: Transaction
  ) throws {
    try transaction.db.execute(
      cached: "INSERT INTO audit (at, role, who, act, object, outcome) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [transaction.now, actor.role, actor.name, act, object, outcome])
  }
}

extension Audit.Actor {
  fileprivate var role: String {
    switch self {
    case .person: "person"
    case .coordinator: "coordinator"
    case .contact: "contact"
    case .nobody: "nobody"
    }
  }

  fileprivate var name: String? {
    switch self {
    case .person(let person), .coordinator(let person): person.handle
    case .contact(let name): name
    case .nobody: nil
    }
  }
}
