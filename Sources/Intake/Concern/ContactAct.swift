import GRDB
import Scheme

/// What a safeguarding contact can do about a concern, each a form at its own address.
enum ContactAct: String, Sendable, CaseIterable {
  /// The contact looks after it, so that the others do not need to be reminded.
  case care
  case suspension
  case suspensionEnd = "suspension-end"
  case freeze
  case freezeEnd = "freeze-end"
  case closing
  /// A closed concern is reopened, from the contact's list.
  case reopening

  /// Those that the contact must be signed in for: someone with a link from a mail can read the concern and say that
  /// they are looking after it, but cannot shut anyone out or let anyone back in.
  static let signedIn = allCases.filter { $0 != .care && $0 != .reopening }

  var audited: Audit.Act {
    switch self {
    case .care: .careForConcern
    case .suspension: .suspend
    case .suspensionEnd: .liftSuspension
    case .freeze: .freeze
    case .freezeEnd: .unfreeze
    case .closing: .closeConcern
    case .reopening: .reopenConcern
    }
  }

  /// Does it, for the concern of this link.
  ///
  /// - Throws: `FieldProblems` where the answers name nobody that it could be done to.
  func take(_ answers: Answers, _ known: ConcernCase, in transaction: Transaction) throws {
    switch self {
    case .care: try known.note(self, in: transaction)
    case .suspension, .suspensionEnd:
      let person = try known.person(answers, in: transaction.db)
      try self == .suspension ? person.suspend(in: transaction) : person.liftSuspension(in: transaction)
      try known.note(self, person: person, in: transaction)
    case .freeze, .freezeEnd:
      for proposal in try known.proposals(answers, in: transaction.db) {
        try self == .freeze ? Freeze.begin(proposal, in: transaction) : Freeze.end(proposal, in: transaction)
        try known.note(self, proposal: proposal, in: transaction)
      }
    case .closing:
      try known.concern.close(answers.text("note"), in: transaction)
      try known.note(self, words: answers.text("note"), in: transaction)
    case .reopening: throw Problem.notFound
    }
  }
}

extension ConcernCase {
  /// The person who was chosen, or whose name or address was typed.
  fileprivate func person(_ answers: Answers, in db: Database) throws -> Person {
    if let chosen = answers.options("person").first, let known = people.first(where: { $0.person.handle == chosen }) {
      return known.person
    }
    return try Self.person("named", answers, in: db)
  }

  /// The proposal that was chosen, or all those between the two people whose names or addresses were typed.
  fileprivate func proposals(_ answers: Answers, in db: Database) throws -> [Proposal] {
    if let chosen = answers.options("pair").first, let known = pairs.first(where: { $0.course.handle == chosen }) {
      return [known.course.proposal]
    }
    let one = try Self.person("one", answers, in: db)
    let other = try Self.person("other", answers, in: db)
    let all = try Proposal.all(of: one.id, in: db).filter { $0.partner(of: one.id) == other.id }
    guard !all.isEmpty else { throw FieldProblems([FieldProblem("other", ContactWords.noPair)]) }
    return all
  }

  private static func person(_ field: String, _ answers: Answers, in db: Database) throws -> Person {
    let found = try NotPaired.people(named: answers.text(field), in: db)
    guard found.count < 2 else { throw FieldProblems([FieldProblem(field, ContactWords.several)]) }
    guard let person = try found.first.flatMap({ try Person.find($0, in: db) }) else {
      throw FieldProblems([FieldProblem(field, ContactWords.nobody)])
    }
    return person
  }
}
