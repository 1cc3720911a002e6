import Foundation
import GRDB
import Scheme

@testable import Intake

extension House {
  /// Someone with a profile, saved as the form saves it; their address follows from the name.
  ///
  /// - Returns: the person's row.
  @discardableResult
  func cast(_ name: String, _ fields: [(String, String)], standing: Person.Standing = .member) async throws -> Int64 {
    guard let form = intake.scheme.current.form(.profile) else { return 0 }
    let usual = Story.profile.filter { field in !fields.contains { $0.0 == field.0 } }
    let answers = try form.read(Posted((usual + [("name", name)] + fields).map { Posted.Field($0.0, $0.1) }))
    let address = name.lowercased().filter { $0.isASCII && $0 != " " } + "@example.org"
    return try await intake.store.write { transaction in
      let person = try Person.confirmed(by: address, newcomers: standing, in: transaction)
      let signedIn = SignedIn(person: person, address: address, session: nil)
      try Profile.save(
        FilledForm(person: signedIn, answers: answers, form: form), Language(Language.usual), in: transaction)
      return person.id
    }
  }

  /// A mentor with one place.
  @discardableResult
  func mentor(_ name: String, _ fields: [(String, String)], standing: Person.Standing = .member) async throws -> Int64 {
    let places = fields.contains { $0.0 == "places" } ? [] : [("places", "1")]
    return try await cast(name, [("role", "mentor")] + places + fields, standing: standing)
  }

  /// A mentee.
  @discardableResult
  func mentee(_ name: String, _ fields: [(String, String)]) async throws -> Int64 {
    try await cast(name, [("role", "mentee")] + fields)
  }

  func run(_ sql: String) async throws {
    try await intake.store.write { try $0.db.execute(sql: sql) }
  }
}

extension Browser {
  /// The names of the list's people, in order.
  var names: [String] {
    page.components(separatedBy: "<li><a href=\"/my/mentors/").dropFirst().compactMap { piece in
      piece.components(separatedBy: "\">").dropFirst().first?.components(separatedBy: "</a>").first
    }
  }
}
