import Foundation
import GRDB
import Scheme
import Synchronization

/// Every version of every form, prompt and stage's template that Intake has loaded: rows point here, so the wording is never lost.
enum FormVersions {
  /// Keeps what is in the scheme file; a version that is known is left as it is.
  static func keep(_ scheme: SchemeFile, in transaction: Transaction) throws {
    for form in scheme.forms + scheme.prompts.map(\.form) + scheme.stages.map(\.flatForm) {
      let json = String(decoding: try JSONEncoder().encode(form), as: UTF8.self)
      try transaction.db.execute(
        cached: """
          INSERT INTO form_version (form, version, json, loaded_at) VALUES (?, ?, ?, ?)
          ON CONFLICT (form, version) DO NOTHING
          """,
        arguments: [form.id, form.version, json, transaction.now])
    }
  }

  /// The form as it was in a version; `nil` for one that was never loaded.
  static func form(_ id: String, version: String, in db: Database) throws -> Form? {
    try Data.fetchOne(
      db, cached: "SELECT json FROM form_version WHERE form = ? AND version = ?", arguments: [id, version]
    ).map(decode)
  }

  /// The form that a row answered.
  static func form(row id: Int64, in db: Database) throws -> Form? {
    try Data.fetchOne(db, cached: "SELECT json FROM form_version WHERE id = ?", arguments: [id]).map(decode)
  }

  /// The row of a version that was kept.
  static func row(of form: Form, in db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db, cached: "SELECT id FROM form_version WHERE form = ? AND version = ?", arguments: [form.id, form.version])
  }

  /// The forms that were decoded last, by the bytes of their JSON: decoding takes longer than all else on most pages.
  private static let kept = Mutex<[Data: Form]>([:])
  private static let most = 100

  private static func decode(_ json: Data) throws -> Form {
    if let form = kept.withLock({ $0[json] }) { return form }
    let form = try JSONDecoder().decode(Form.self, from: json)
    kept.withLock { kept in
      if kept.count == most { kept = [:] }
      kept[json] = form
    }
    return form
  }
}

extension Answers {
  /// The answers as the JSON column holds them; keys sorted, so that equal answers are equal bytes.
  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }

  /// Reads the JSON column.
  init(json: String) throws {
    self = try JSONDecoder().decode(Answers.self, from: Data(json.utf8))
  }
}
