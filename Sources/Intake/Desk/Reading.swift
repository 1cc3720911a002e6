import GRDB
import Scheme

/// A visit, and the file at the one moment at which it is looked at.
struct Reading {
  let db: Database
  var visit: Visit
  let now: Instant
  let scheme: SchemeFile
  let parts: Parts

  var settings: Settings { parts.settings }
  /// Who is signed in, or whom a mailed link was sent to.
  var person: SignedIn? { visit.person }
  /// The day that it is, such as `2026-03-27`.
  var today: String { settings.day(of: now) }

  /// A form as it stands for whoever looks; `nil` where the scheme has none, so that what was posted becomes a draft.
  ///
  /// - Throws: `Problem.notFound` for what is not theirs to answer.
  func open(_ form: any IntakeForm) throws -> OpenForm? {
    if type(of: form).audience == .coordinator, let person { try settings.checkCoordinator(person, in: db) }
    return try form.open(self)
  }

  /// The same; `nil`, too, for what is not theirs to answer, or not now.
  func find(_ form: any IntakeForm) throws -> OpenForm? {
    do { return try open(form) } catch Problem.notFound { return nil }
  }

  /// A form that stands on a page, as it is drawn there; nothing where it cannot be opened.
  func html(_ form: any IntakeForm) throws -> HTML { try find(form).map { html($0, action: form.link) } ?? "" }

  func html(_ open: OpenForm, action: Link) -> HTML { Desk(parts: parts).html(open, action: action) }
}

extension Parts {
  /// Reads what a visit asks for.
  func read<Value: Sendable>(
    for visit: Visit, _ body: @escaping @Sendable (Reading) throws -> Value
  ) async throws -> Value {
    try await store.read { [now = world.now(), scheme = scheme.current] db in
      try body(Reading(db: db, visit: visit, now: now, scheme: scheme, parts: self))
    }
  }
}
