import GRDB
import Scheme

/// Starts or stops using the roadmap. There is one button, for whichever the pair is not doing now.
struct RoadmapForm: HandleForm {
  static let route: FormRoute = "pairs/:handle/roadmap"
  let handle: String

  func open(_ reading: Reading) throws -> OpenForm? {
    let pair = try reading.person.map { try Pair.own(handle, $0, in: reading.db) }
    let isUsed = try pair.map { try Journey.find(of: $0.mentoring, in: reading.db).usesRoadmap } ?? true
    let form = reading.scheme[.roadmap].changing("use") { use in
      use.options.removeAll { $0.id == (isUsed ? "yes" : "no") }
    }
    var open = OpenForm(self, form)
    (open.decision, open.isIdempotent) = ("use", true)
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let pair = try Pair.writable(handle, filled, in: transaction.db)
    let uses = filled.answers.options("use") == ["yes"]
    try Journey.use(uses, by: pair.actor, of: pair.mentoring, in: transaction)
    return Saved(path: pair.link().text)
  }
}
