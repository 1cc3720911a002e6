import GRDB
import Scheme

/// What a safeguarding contact can do about a concern, each a form at an address of its own.
enum ContactAct: String, Sendable, CaseIterable {
  case suspension
  case suspensionEnd = "suspension-end"
  case freeze
  case freezeEnd = "freeze-end"
  case closing

  var audited: Audit.Act {
    switch self {
    case .suspension: .suspend
    case .suspensionEnd: .liftSuspension
    case .freeze: .freeze
    case .freezeEnd: .unfreeze
    case .closing: .closeConcern
    }
  }

  /// Does it, for the concern of this link.
  ///
  /// - Throws: `FieldProblems` where the answers name nobody whom it could be done to.
  func take(_ answers: Answers, _ known: ConcernCase, in transaction: Transaction) throws {
    switch self {
    case .suspension, .suspensionEnd:
      let person = try known.person(answers, in: transaction.db)
      try self == .suspension ? person.suspend(in: transaction) : person.liftSuspension(in: transaction)
      try known.note(self, person: person, in: transaction)
    case .freeze, .freezeEnd:
      for proposal in try known.proposals(answers, in: transaction.db) {
        try self == .freeze ? proposal.freeze(in: transaction) : proposal.unfreeze(in: transaction)
        try known.note(self, proposal: proposal, in: transaction)
      }
    case .closing:
      try known.concern.close(answers.text("note"), in: transaction)
      try Audit.note(audited, by: .contact(known.contact), on: .concern(known.concern.handle), in: transaction)
    }
  }
}

extension ConcernCase {
  /// The person that was chosen, or whose address was typed.
  fileprivate func person(_ answers: Answers, in db: Database) throws -> Person {
    if let chosen = answers.options("person").first, let known = people.first(where: { $0.person.handle == chosen }) {
      return known.person
    }
    return try Self.person("address", answers, in: db)
  }

  /// The proposal that was chosen, or all between the two whose addresses were typed.
  fileprivate func proposals(_ answers: Answers, in db: Database) throws -> [Proposal] {
    if let chosen = answers.options("pair").first, let known = pairs.first(where: { $0.proposal.handle == chosen }) {
      return [known.proposal]
    }
    let one = try Self.person("one", answers, in: db)
    let other = try Self.person("other", answers, in: db)
    let all = try Proposal.all(of: one.id, in: db).filter { $0.partner(of: one.id) == other.id }
    guard !all.isEmpty else { throw FieldProblems([FieldProblem("other", ContactWords.noPair)]) }
    return all
  }

  private static func person(_ field: String, _ answers: Answers, in db: Database) throws -> Person {
    let address = Address.normalised(answers.text(field))
    guard let person = try address.flatMap({ try Person.find(address: $0, in: db) }) else {
      throw FieldProblems([FieldProblem(field, ContactWords.nobody)])
    }
    return person
  }
}
