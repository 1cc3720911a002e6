import GRDB
import Scheme

/// Questions, options and skills of the profile that have new ids, according to the editors' `ids.lock`. What people
/// chose is carried over, so that nobody loses a skill because it was renamed.
struct ProfileRenaming {
  /// New ids by old ids, for questions and for each question's options.
  private var questions: [String: String] = [:]
  private var options: [String: [String: String]] = [:]
  private let form: Form

  /// `nil` if nothing in the profile was renamed.
  init?(_ scheme: SchemeFile) {
    guard let form = scheme.form(.profile) else { return nil }
    self.form = form
    for old in scheme.renamed.keys {
      let from = old.split(separator: ".").map(String.init)
      guard let to = scheme.newest(old)?.split(separator: ".").map(String.init), from.first == form.id,
        to.first == form.id, from.count == to.count, from.count > 1
      else { continue }
      if from.count == 2 { questions[from[1]] = to[1] } else { options[from[1], default: [:]][from[2]] = to[2] }
    }
    guard !questions.isEmpty || !options.isEmpty else { return nil }
  }

  /// Carries over every profile that has an old id in it.
  static func carryOver(_ scheme: SchemeFile, in transaction: Transaction) throws {
    guard let renaming = ProfileRenaming(scheme),
      let version = try FormVersions.row(of: renaming.form, in: transaction.db)
    else { return }
    let rows = try Row.fetchAll(
      transaction.db, cached: "SELECT person_id, answers FROM profile WHERE form_version_id <> ?", arguments: [version])
    for row in rows {
      let answers = try Answers(json: row.get("answers"))
      let renamed = renaming.renamed(answers)
      guard renamed != answers else { continue }
      try transaction.db.execute(
        cached: "UPDATE profile SET answers = ?, form_version_id = ? WHERE person_id = ?",
        arguments: [try renamed.json, version, row.get("person_id") as Int64])
      try Profile.keepChoices(renamed, of: row.get("person_id"), scheme.words.language, in: transaction)
    }
  }

  private func renamed(_ answers: Answers) -> Answers {
    var renamed = Answers()
    for (id, value) in answers.values {
      // If the options come from another question, their ids are listed under that one.
      let owner = form.question(id)?.optionsFrom ?? id
      let names = options[owner] ?? [:]
      let new = questions[id] ?? id
      guard case .options(let chosen) = value else {
        renamed.values[new] = value
        continue
      }
      var seen: Set<String> = []
      renamed.values[new] = .options(chosen.map { names[$0] ?? $0 }.filter { seen.insert($0).inserted })
    }
    return renamed
  }
}

extension SchemeFile {
  /// The current id of something that was renamed, in however many steps.
  fileprivate func newest(_ old: String) -> String? {
    var left = renamed
    var id = left.removeValue(forKey: old)
    while let now = id, let next = left.removeValue(forKey: now) { id = next }
    return id
  }
}
