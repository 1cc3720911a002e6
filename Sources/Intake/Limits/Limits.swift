import GRDB
import Scheme

/// How often things may be done: the one place where that is counted and decided.
///
/// The counts are in the database, so that a restart does not reset them, and are deleted when no limit needs them
/// any more. A limit is for an address, a client, a person or a pair. Totals raise an alarm instead of refusing; the
/// few that refuse are ceilings on what strangers can store.
struct Limits: Sendable, Hashable {
  private(set) var all = [
    Limit(.requests, .client, .hour, most: 300),
    Limit(.requests, .all, .day, most: 50_000),
    Limit(.links, .address, .minute, most: 1),
    Limit(.links, .address, .hour, most: 5),
    Limit(.links, .all, .hour, most: 2_000, isAlarm: true),
    Limit(.addresses, .person, .hour, most: 10),
    Limit(.addresses, .person, .day, most: 20),
    Limit(.drafts, .browser, .day, most: 50),
    Limit(.drafts, .client, .hour, most: 200),
    Limit(.drafts, .person, .day, most: 200),
    Limit(.drafts, .person, .day, most: 5_000, in: .kilobytes),
    Limit(.drafts, .all, .hour, most: 1_000, isAlarm: true),
    Limit(.drafts, .browser, .day, most: 2_000, in: .kilobytes),
    Limit(.drafts, .client, .hour, most: 5_000, in: .kilobytes),
    Limit(.drafts, .all, .month, most: 500_000, in: .kilobytes),
    Limit(.saves, .person, .hour, most: 2_000),
    Limit(.saves, .person, .day, most: 20_000, in: .kilobytes),
    Limit(.proposals, .pair, .week, most: 2),
    Limit(.proposals, .person, .day, most: 10),
    Limit(.steps, .pair, .day, most: 20),
    Limit(.concerns, .person, .hour, most: 10),
    Limit(.concerns, .person, .day, most: 30),
    Limit(.concerns, .client, .hour, most: 20),
    Limit(.concerns, .all, .hour, most: 100, isAlarm: true),
    Limit(.concerns, .all, .day, most: 2_000),
    Limit(.concernLinks, .address, .minute, most: 5),
    Limit(.concernLinks, .address, .hour, most: 30),
    Limit(.invitations, .address, .day, most: 3),
    Limit(.listChanges, .person, .day, most: 10),
    Limit(.listLines, .person, .day, most: 60),
    Limit(.denials, .person, .hour, most: 20),
    Limit(.denials, .person, .day, most: 60),
  ]

  /// One limit's number, by its name.
  subscript(name: String) -> Int? {
    get { all.first { $0.name == name }?.most }
    set {
      guard let newValue, let index = all.firstIndex(where: { $0.name == name }) else { return }
      all[index].most = newValue
    }
  }

  /// Counts one more, unless a limit is met.
  ///
  /// - Parameter bytes: how much is to be stored.
  /// - Returns: the limit that is met (of several, the one that applies longest); `nil` if it was counted.
  func count(
    _ act: Limit.Act, bytes: Int = 0, by parties: [Limit.Party], in transaction: Transaction
  ) throws -> Limit.Met? {
    let tallies = parties.map { Tally(act: act, unit: $0.unit, name: $0.name) }
    var met: [Limit.Met] = []
    for tally in tallies {
      for limit in limits(act, tally.unit) where !limit.isAlarm {
        if let wait = try tally.wait(limit, bytes: bytes, in: transaction) {
          met.append(.init(limit: limit, wait: wait))
        }
      }
    }
    if let longest = met.max(by: { $0.wait.seconds < $1.wait.seconds }) { return longest }
    for tally in tallies {
      let spans = limits(act, tally.unit).map(\.period.span.seconds)
      guard let shortest = spans.min() else { continue }
      try tally.add(bytes: bytes, every: max(1, shortest / 60), in: transaction)
    }
    return nil
  }

  /// Counts one more.
  ///
  /// - Throws: `Problem.tooOften` when a limit is met; `Desk` then brings the form back with everything that was
  ///   typed.
  func allow(
    _ act: Limit.Act, bytes: Int = 0, by parties: [Limit.Party], in transaction: Transaction
  ) throws {
    if let met = try count(act, bytes: bytes, by: parties, in: transaction) { throw Problem.tooOften(met) }
  }

  /// True if a limit is met for something that is stored permanently elsewhere, and so does not need to be counted
  /// here.
  ///
  /// - Parameter since: how many there have been since an instant.
  func isMet(_ act: Limit.Act, at now: Instant, since count: (Instant) throws -> Int) throws -> Bool {
    try all.contains { try $0.act == act && count(now - $0.period.span) >= $0.most }
  }

  /// The totals that are unusual at the moment.
  func alarms(at now: Instant, in db: Database) throws -> [Limit] {
    try all.filter { limit in
      guard limit.unit == .all else { return false }
      return try Tally(act: limit.act, unit: .all, name: "").sum(limit, at: now, in: db).amount >= limit.most
    }
  }

  /// Deletes what no limit needs any more: which client did something is known only for as long as the limits need
  /// it.
  func forgetOld(in transaction: Transaction) throws {
    for tally in Set(all.map { Tally(act: $0.act, unit: $0.unit, name: "") }) {
      let longest = limits(tally.act, tally.unit).map(\.period.span.seconds).max() ?? 0
      // Counts in the future come from a clock that has since been set back.
      try transaction.db.execute(
        cached: "DELETE FROM counted WHERE act = ? AND unit = ? AND (at <= ? OR at > ?)",
        arguments: [
          tally.act.rawValue, tally.unit.rawValue, transaction.now - .seconds(longest), transaction.now,
        ])
    }
  }

  private func limits(_ act: Limit.Act, _ unit: Limit.Unit) -> [Limit] {
    all.filter { $0.act == act && $0.unit == unit }
  }
}

/// Where something is counted.
private struct Tally: Hashable {
  let act: Limit.Act
  let unit: Limit.Unit
  let name: String

  private var key: StatementArguments { ["act": act.rawValue, "unit": unit.rawValue, "who": name] }

  /// How much was counted within a limit's period, and when the first of it was counted.
  func sum(_ limit: Limit, at now: Instant, in db: Database) throws -> (amount: Int, first: Instant?) {
    let column = limit.measure == .times ? "times" : "bytes"
    let row = try Row.fetchOne(
      db,
      cached: """
        SELECT coalesce(sum(\(column)), 0) AS amount, min(at) AS first FROM counted
        WHERE act = :act AND unit = :unit AND who = :who AND at > :from AND at <= :now
        """,
      arguments: key + ["from": now - limit.period.span, "now": now])
    guard let row else { return (0, nil) }
    return try (row.get("amount") as Int / (limit.measure == .times ? 1 : 1_024), row.get("first"))
  }

  /// How long a limit still applies; `nil` if there is room for one more.
  func wait(_ limit: Limit, bytes: Int, in transaction: Transaction) throws -> Span? {
    let (amount, first) = try sum(limit, at: transaction.now, in: transaction.db)
    let more = limit.measure == .times ? 1 : bytes / 1_024
    guard amount + more > limit.most else { return nil }
    let end = (first ?? transaction.now) + limit.period.span
    return .seconds(max(1, end.seconds - transaction.now.seconds))
  }

  /// Counts one more, with one row for each part of the period, so that one party never has more than about sixty
  /// rows, however much is counted.
  func add(bytes: Int, every part: Int64, in transaction: Transaction) throws {
    let at = transaction.now.seconds - transaction.now.seconds % part
    try transaction.db.execute(
      cached: """
        INSERT INTO counted (act, unit, who, at, times, bytes) VALUES (:act, :unit, :who, :at, 1, :bytes)
        ON CONFLICT DO UPDATE SET times = times + 1, bytes = bytes + excluded.bytes
        """,
      arguments: key + ["at": at, "bytes": bytes])
  }
}

extension Posted {
  /// How much there is to store.
  var bytes: Int { fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count } }
}
