import GRDB
import Scheme

/// A visit, and the database as it is at one moment.
struct Reading {
  let db: Database
  var visit: Visit
  let now: Instant
  let scheme: SchemeFile
  let intake: Intake

  var settings: Settings { intake.settings }
  /// Who is signed in, or who a mailed link was sent to.
  var person: SignedIn? { visit.person }
  /// The same, where someone has to be signed in.
  ///
  /// - Throws: `Problem.signInNeeded`.
  func signedIn() throws(Problem) -> SignedIn { try visit.signedIn() }

  /// Today's date, such as `2026-03-27`.
  var today: String { settings.day(of: now) }
}

extension Intake {
  /// Reads what a visit asks for.
  func read<Value: Sendable>(
    for visit: Visit, _ body: @escaping @Sendable (Reading) throws -> Value
  ) async throws -> Value {
    try await store.read { [now = world.now(), scheme = scheme.current] db in
      try body(Reading(db: db, visit: visit, now: now, scheme: scheme, intake: self))
    }
  }
}
