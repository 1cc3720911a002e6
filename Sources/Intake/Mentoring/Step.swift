import GRDB

/// Who takes a step: one of the two, or time.
enum MentoringActor: String, Sendable, CaseIterable, DatabaseValueConvertible {
  case mentee
  case mentor
  case clock

  /// The other of the two.
  var partner: MentoringActor {
    switch self {
    case .mentee: .mentor
    case .mentor: .mentee
    case .clock: .clock
    }
  }
}

/// A step that is taken: what is done, who does it, and what they say with it.
struct Step<Action: Sendable>: Sendable {
  var action: Action
  var actor: MentoringActor
  /// What the other reads.
  var comment = ""
  /// What only the coordinator reads.
  var reason: String?
  /// The option that was chosen for it, which the survey does not ask for again.
  var reasonOption: String?
  /// The day that it is about, as `2026-03-27`: until when, or the new last day.
  var day: String?
}

/// A step as it was taken.
struct StepEvent<Action: Sendable>: Sendable {
  let action: Action
  let actor: MentoringActor
  let comment: String
  /// The day that was asked for or agreed on.
  let day: String?
  let at: Instant
}

extension StepEvent: FetchableRecord where Action: DatabaseValueConvertible {
  init(row: Row) throws {
    action = try row.get("action")
    actor = try row.get("actor")
    comment = try row.get("comment")
    day = try row.get("day")
    at = try row.get("at")
  }
}
