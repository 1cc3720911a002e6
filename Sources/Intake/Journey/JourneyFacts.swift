import GRDB
import Scheme

/// Everything that the pages of a journey show to one of the two, read at one moment.
struct JourneyFacts: Sendable {
  let pair: Pair
  let journey: Journey
  let decisions: [Decision]
  let points: [ActionPoint]
  private let gates: [String: StageGate]

  init(_ pair: Pair, in db: Database) throws {
    self.pair = pair
    journey = try Journey.find(of: pair.mentoring, in: db)
    decisions = try Decision.all(of: pair.mentoring, in: db)
    points = try ActionPoint.all(of: pair.mentoring, in: db)
    gates = Dictionary(try StageGate.all(of: pair.mentoring, in: db).map { ($0.stage, $0) }) { one, _ in one }
  }

  var closed: Set<String> { Set(gates.values.filter { $0.closedAt != nil }.map(\.stage)) }
  var dates: [ReviewDate] { ReviewDate.all(in: decisions) }

  func gate(_ stage: Stage) -> StageGate? { gates[stage.id] }

  /// What is waiting for the person who is looking; empty for a pair that does not use the roadmap.
  var waiting: [Decision] {
    journey.usesRoadmap && pair.isWritable ? WaitingDecision.all(for: pair.actor, in: decisions) : []
  }
}
