import GRDB
import Scheme

// The context of a page says who may see it: it can be made for nobody else.

/// What a page is drawn from. `Reading` itself is for everyone.
protocol PageContext {
  var reading: Reading { get }

  /// - Throws: `Problem.signInNeeded`; `Problem.notFound` for anyone who may not know that there is such a page.
  init(_ reading: Reading) throws
}

extension PageContext {
  /// A part of the path that the route names.
  func part(_ name: String) -> String { reading.visit.part(name) }
}

extension Reading: PageContext {
  var reading: Reading { self }
  init(_ reading: Reading) { self = reading }
}

/// A page for someone who is signed in, about what is theirs.
@dynamicMemberLookup
struct PersonReading: PageContext {
  let reading: Reading
  let person: SignedIn

  init(_ reading: Reading) throws {
    self.reading = reading
    person = try reading.visit.signedIn()
  }

  subscript<Value>(dynamicMember path: KeyPath<Reading, Value>) -> Value { reading[keyPath: path] }
}

/// A page for those who run the scheme.
@dynamicMemberLookup
struct CoordinatorReading: PageContext {
  /// Where such pages begin.
  static let path = "/my/coordinator/"

  let reading: Reading
  let coordinator: SignedIn

  init(_ reading: Reading) throws {
    self.reading = reading
    coordinator = try reading.visit.signedIn()
    try reading.settings.checkCoordinator(coordinator, in: reading.db)
  }

  subscript<Value>(dynamicMember path: KeyPath<Reading, Value>) -> Value { reading[keyPath: path] }
}

/// A page for a safeguarding contact.
@dynamicMemberLookup
struct ContactReading: PageContext {
  let reading: Reading
  let person: SignedIn
  let contact: Settings.Contact

  init(_ reading: Reading) throws {
    self.reading = reading
    person = try reading.visit.signedIn()
    guard let contact = try reading.settings.contact(person, in: reading.db) else { throw Problem.notFound }
    self.contact = contact
  }

  subscript<Value>(dynamicMember path: KeyPath<Reading, Value>) -> Value { reading[keyPath: path] }
}
