import Foundation
import Testing

@testable import Scheme

/// Rules about the words that people read.
struct WordRules {
  /// What may be in English in Sources, by the beginning of a file's name, and why.
  private static let exceptions = [
    "SiteGen/Commands/": "what the program tells whoever types a command",
    "SiteGen/SiteGen.swift": "the same", "SiteGen/Move/": "the same",
    "SiteGen/Read/": "mistakes, for editors", "SiteGen/Parse/": "mistakes, for editors",
    "SiteGen/Words/": "mistakes, for editors", "SiteGen/Link/": "mistakes, for editors",
    "SiteGen/Write/": "mistakes, for editors", "SiteGen/Build.swift": "mistakes, for editors",
    "SiteGen/DiagnosticReport.swift": "mistakes, for editors", "SiteGen/Diagnostic.swift": "mistakes, for editors",
    "SiteGen/Preview/": "what editors see as they write", "SiteGen/Nearest.swift": "mistakes, for editors",
    "Scheme/Markup/SitePath.swift": "what stops the program, for operators",
    "Scheme/SchemeFile.swift": "what stops the program, for operators",
    "Scheme/Form/RequiredQuestion.swift": "mistakes, for editors",
    "Scheme/Form/QuestionAlert.swift": "mistakes, for editors",
    "Scheme/Words/Terms.swift": "mistakes, for editors", "Scheme/Words/Phrase.swift": "mistakes, for developers",
    "Intake/IntakeCommand.swift": "what the program tells whoever types a command",
    "Intake/Settings/": "mistakes, for operators", "Intake/Store/": "what stops the program, and the log",
    "Intake/Bounces/BounceWords.swift": "words that other programs write",
    "Intake/Bounces/BounceReport.swift": "words that other programs write",
    "Intake/Bounces/BounceCommand.swift": "what the program tells whoever types a command",
    "Intake/Bounces/BounceSpool.swift": "the log, and what the command says",
    "Intake/Mail/MailCommand.swift": "the log", "Intake/Mail/Transport.swift": "mistakes, for operators",
    "Intake/Basics/LoggedError.swift": "the log", "Intake/Names/": "words that people type, to be compared",
    "Intake/Matching/MatchingWords.swift": "words that people type, to be passed over",
    "Intake/Application.swift": "mistakes, for operators", "Intake/Sender.swift": "the log",
    "Intake/Service/SchemeShelf.swift": "mistakes, for operators",
  ]

  /// Lines that no person reads: statements of SQL.
  private static let unread = ["SELECT", "INSERT", "UPDATE ", "DELETE", "CREATE", "RAISE"]

  @Test("No sentence that people read is in Sources")
  func noSentences() throws {
    var used: Set<String> = []
    for (name, text) in try SourceRules.sources() {
      if let exception = Self.exceptions.keys.first(where: { name.hasPrefix($0) }) {
        used.insert(exception)
        continue
      }
      let read = text.replacing(/logger\.\w+\(\s*"[^"]*"/, with: "").replacing(
        /\\\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)/, with: "")
      let lines = read.split(separator: "\n").filter { line in !Self.unread.contains { line.contains($0) } }
      for run in TestRules.literalRuns(in: lines.joined(separator: "\n")) {
        let isSQL = run.contains { $0 == $0.uppercased() && $0.count > 1 }
        #expect(isSQL, "\(name): \(run.joined(separator: " "))")
      }
    }
    #expect(used == Set(Self.exceptions.keys), "an exception that nothing needs is taken off the list")
  }

  @Test("No word stands alone between two tags")
  func noLabels() throws {
    for (name, text) in try SourceRules.sources() where !name.hasPrefix("SiteGen/Preview/") {
      for line in text.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        for match in line.matches(of: />([A-Z][a-z]+[^<\\"]*)</) {
          Issue.record("\(name): \(match.output.1)")
        }
      }
    }
  }

  @Test("Every key of a sentence is said somewhere")
  func allSaid() throws {
    let sources = try SourceRules.sources().map { name, text in
      (name, text.replacing(/\/\/[^\n]*/, with: ""))
    }
    for keys in WordRooms.all where keys != ScriptWords.self { try Self.check(keys, in: sources) }
    let site = SourceRules.root.appending(path: "site")
    let scripts = try FileManager.default.contentsOfDirectory(atPath: site.path).filter { $0.hasSuffix(".js") }.map {
      try String(contentsOf: site.appending(path: $0), encoding: .utf8)
    }.joined()
    let said = Set(scripts.matches(of: /\{scripts\.([a-z.-]+\*?)\}/).map { String($0.output.1) })
    let keys = ScriptWords.allCases.map { SentenceSignature(room: ScriptWords.room, rawValue: $0.rawValue) }.map {
      $0.counted == nil ? $0.key : "\($0.key).*"
    }
    #expect(said == Set(keys))
    #expect(!scripts.contains(/"[A-Z][a-z]+ [a-z]+/), "a script says nothing of its own")
  }

  private static func check<Key: WordKey>(_ keys: Key.Type, in sources: [(name: String, text: String)]) throws {
    let type = "\(Key.self)"
    let mentions = sources.filter { $0.text.contains(type) }.map(\.text).map { text in
      text.replacing(/(?m)^  case .*$/, with: "")
    }
    for key in Key.allCases {
      let isSaid = mentions.contains { text in
        text.ranges(of: "\(key)").contains { range in
          let before = text[..<range.lowerBound].last, after = text[range.upperBound...].first
          func goesOn(_ sign: Character?) -> Bool { sign.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false }
          return !goesOn(before) && !goesOn(after)
        }
      }
      #expect(isSaid, "\(type).\(key)")
    }
  }
}
