import Scheme

/// The versions of one place of a record, oldest first, and what follows from them.
struct DecisionHistory: Sendable {
  let versions: [Decision]

  var latest: Decision? { versions.last }

  /// What is in force: in the shared column what was agreed last, elsewhere what was written last.
  var standing: Decision? {
    let standing = latest?.place.side == .agreed ? versions.last { $0.agreedAt != nil } : latest
    return standing?.value == nil ? nil : standing
  }

  /// The version that is waiting for the other to agree: the latest, unless it removes what was never agreed.
  var waiting: Decision? {
    guard let latest, latest.place.side == .agreed, latest.agreedAt == nil else { return nil }
    return latest.value == nil && standing == nil ? nil : latest
  }

  /// The version that the author of the latest one had not seen, since both wrote at the same time.
  var crossed: Decision? {
    guard let latest, latest.agreedAt == nil, versions.count > 1 else { return nil }
    let previous = versions[versions.count - 2]
    return previous.author != latest.author && previous.id != latest.base ? previous : nil
  }

  /// The version that someone was looking at if they had seen all versions up to one.
  func seen(upTo id: Int64) -> Decision? { versions.last { $0.id <= id } }

  /// All places of a record with what was written there, in the order in which each was begun.
  static func all(in decisions: [Decision]) -> [DecisionHistory] {
    var places: [DecisionPlace] = []
    let versions = Dictionary(grouping: decisions, by: \.place)
    for decision in decisions where !places.contains(decision.place) { places.append(decision.place) }
    return places.map { DecisionHistory(versions: versions[$0] ?? []) }
  }
}
