import Scheme

/// A day that a pair has set in its record: the answer to a `date` question of a stage. A day that the two set
/// together counts once it is agreed.
struct ReviewDate: Sendable {
  let stage: String
  let question: Question
  /// The question's id and its row, which stay the same when the day is changed.
  let place: DecisionPlace
  /// Such as `2026-03-27`.
  let day: String
  let writtenAt: Instant
  /// How often it was changed.
  let changes: Int

  /// The days of a record, earliest first.
  static func all(in decisions: [Decision]) -> [ReviewDate] {
    DecisionHistory.all(in: decisions).compactMap(ReviewDate.init)
      .sorted { ($0.day, $0.stage, $0.place.number) < ($1.day, $1.stage, $1.place.number) }
  }

  private init?(_ history: DecisionHistory) {
    guard let standing = history.standing, case .day(let day) = standing.value else { return nil }
    // For an `each` question, only the agreed day counts.
    guard standing.question.author != .each || standing.place.side == .agreed else { return nil }
    stage = standing.place.stage
    question = standing.question
    place = standing.place
    self.day = day
    writtenAt = standing.agreedAt ?? standing.writtenAt
    changes = history.versions.count - 1
  }
}
