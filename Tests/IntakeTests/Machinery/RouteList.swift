import Foundation
import GRDB
import Testing

@testable import Intake

/// The addresses of `Routes.swift`, as they stand there.
enum RouteList {
  /// Such as `GET /my/diary/:handle`.
  static func all() throws -> [String] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
      path: "../../../Sources/Intake/Routes.swift")
    let text = try String(contentsOf: file, encoding: .utf8)
    return text.components(separatedBy: "router.").dropFirst().compactMap { piece in
      let method = piece.hasPrefix("get(") ? "GET" : piece.hasPrefix("post(") ? "POST" : nil
      let path = piece.components(separatedBy: "\"").dropFirst().first
      return method.flatMap { method in path.map { "\(method) \($0)" } }
    }
    .filter { $0.contains(" /") }
      + FormCatalogue.all.types.flatMap { form in
        ["GET", "POST"].map { "\($0) /my/\(form.route.pattern)" }
      }
  }

  /// Every page there could be: each address with every handle in the file, every form and these tokens.
  ///
  /// But for the handles of sign-in requests. Those are secrets of the browser that asked, as tokens are: its page says
  /// which address was typed.
  static func pages(of house: House, tokens: [String] = []) async throws -> [String] {
    let handles = try await house.intake.store.read { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'sign_in'")
      return try tables.filter { try db.columns(in: $0).contains { $0.name == "handle" } }
        .flatMap { try String.fetchAll(db, sql: "SELECT handle FROM \($0)") }
    }
    let points = try await house.intake.store.read { try String.fetchAll($0, sql: "SELECT handle FROM action_point") }
    let lists = CoordinatorList.allCases.flatMap { ["\($0.rawValue).csv", "\($0.rawValue).json"] }
    let values: [(name: String, all: [String])] = [
      (":handle", handles), (":id", ["profile", "hopes", "diary-entry"] + lists), (":token", tokens),
      (":stage", house.intake.scheme.current.stages.map(\.id)), (":point", points),
      (":file", TakeAwayPages.File.allCases.map(\.rawValue)),
    ]
    let routes = try all().filter { $0.hasPrefix("GET /my") }.map { String($0.dropFirst(4)) }
    return values.reduce(routes) { routes, value in
      routes.flatMap { route in
        route.contains(value.name) ? value.all.map { route.replacing(value.name, with: $0) } : [route]
      }
    }
  }
}
