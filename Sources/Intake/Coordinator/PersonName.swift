import GRDB
import Scheme

/// Someone's name as the coordinator's page shows it: a link to their page, where this coordinator may see one.
struct PersonName: Sendable {
  private let name: Phrase
  /// `nil` for someone who the coordinator has a proposal with: the coordinator sees what a partner sees.
  private let handle: String?

  init(_ person: Int64, for coordinator: SignedIn, in db: Database) throws {
    name = try Profile.name(of: person, in: db).phrase
    handle = try PersonName.hasPage(person, for: coordinator, in: db) ? Person.find(person, in: db)?.handle : nil
  }

  static func hasPage(_ person: Int64, for coordinator: SignedIn, in db: Database) throws -> Bool {
    try !Proposal.isAny(between: person, and: coordinator.id, in: db)
  }

  var html: HTML {
    guard let handle else { return "\(name)" }
    return "<a href=\"\(href: Link(["my", "coordinator", "people", handle], after: .root))\">\(name)</a>"
  }

  /// The same within a sentence of the page.
  var wording: Wording { Wording(text: "", html: html) }
}
