import Foundation
import Scheme
import Testing

@testable import SiteGen

/// `docs/reference.md` tells editors in tables what Swift says of questions, forms and emails: it must say the same.
struct ReferenceTests {
  private static func table(_ heading: String) throws -> [[String: String]] {
    try Docs.table(heading, in: "docs/reference.md")
  }

  @Test("Every kind of question is there, with the longest text that it takes")
  func kinds() throws {
    let rows = try Self.table("Kinds of question")
    #expect(rows.flatMap { Docs.code(in: $0["Kind"]) } == Question.Kind.allCases.map(\.rawValue))
    for (row, kind) in zip(rows, Question.Kind.allCases) {
      let longest = row["Longest text"]?.replacing(",", with: "").replacing("–", with: "")
      #expect(longest == kind.usualMaximum.map(String.init) ?? "", "\(kind)")
      #expect(row["The answer is"]?.isEmpty == false)
    }
  }

  // MARK: Where a question may stand, and its flags

  /// A block of a kind, with a flag and whatever that flag needs beside it.
  private static func block(_ kind: Question.Kind, id: String, flag: String) -> String {
    let values = ["max=": "100", "by=": "mentee", "repeat=": "2", "options=": "source"]
    let flags =
      switch flag {
      case "private": "private no-alert"
      case "alert", "no-alert": "private \(flag)"
      case "alert=": "private alert=\(kind == .scale ? "2" : "one")"
      default: flag + (values[flag] ?? "")
      }
    let options = kind.takesOptions && flag != "options=" ? "- `one` One\n- `two` Two\n" : ""
    return "```\(kind.rawValue) \(id) \(flags)\(kind == .scale ? " 1-5" : "")\nAsked?\n\(options)```\n"
  }

  /// The pages that may hold questions, and the columns of the table about them.
  private static let places = [
    ("Guides", "guides/try.md"), ("Stages", "roadmap/try.md"), ("Forms", "forms/survey-ended.md"),
  ]

  @Test(
    "A question is taken where the table says, with the flags that it says, and refused elsewhere", arguments: places)
  func flags(column: String, file: String) throws {
    let known = try #require(
      try QuestionFlags("short try nonsense").faults.first?.components(separatedBy: "The flags are").last)
    let rows = try Self.table("Where a question may stand, and its flags")
    let flags = Set(rows.flatMap(\.keys).flatMap { Docs.code(in: $0) })
    #expect(flags == Set(Docs.code(in: known)))
    #expect(rows.flatMap { Docs.code(in: $0["Kind"]) } == Question.Kind.allCases.map(\.rawValue))

    var text = "---\ntitle: Try\n---\n```choice source\nAsked?\n- `one` One\n- `two` Two\n```\n"
    var expected: [Int: (block: String, isTaken: Bool)] = [:]
    for (row, kind) in zip(rows, Question.Kind.allCases) {
      for (title, cell) in row where title != "Kind" && (title == column || title.contains("`")) {
        #expect(["yes", "in stages", "–"].contains(cell), "\(kind) \(title)")
        for flag in title == column ? [""] : Docs.code(in: title) {
          let block = Self.block(kind, id: "try-\(expected.count)", flag: flag)
          let isHere = cell == "yes" || cell == "in stages" && column == "Stages"
          expected[text.count { $0 == "\n" } + 1] = (block, isHere && row[column] == "yes")
          text += block
        }
      }
    }
    let scratch = try Scratch()
    var build = try Fixture.site(in: scratch)
    try text.write(toFile: "\(build.content)/\(file)", atomically: true, encoding: .utf8)
    let faults = try build.plan().diagnostics.filter { $0.place.file.hasSuffix(file) }
    for (line, (block, isTaken)) in expected {
      let told = faults.filter { $0.place.line == line }.map(\.message)
      #expect(told.isEmpty == isTaken, "\(column): \(block)\(told)")
    }
  }

  // MARK: What the program reads by name

  @Test("Every question and option that the program reads by name is there, in the order of the program")
  func required() throws {
    let rows = try Self.table("Questions that the program reads by name").map { row in
      ["Form", "Question", "Kind", "Options that must stay"].map { Docs.code(in: row[$0]).joined(separator: " ") }
    }
    let required = FormKind.allCases.flatMap { form in
      form.requiredQuestions.map { [form.rawValue, $0.id, $0.kind.rawValue, $0.options.joined(separator: " ")] }
    }
    #expect(rows == required)
    let page = try Docs.text("docs/reference.md")
    for id in [FormKind.reasonQuestion, FormKind.recommendQuestion] { #expect(page.contains("`\(id)`"), "\(id)") }
  }

  // MARK: Words and numbers

  @Test("Every file of words is there")
  func words() throws {
    let files = try Self.table("Words").flatMap { Docs.code(in: $0["File"]) }
    #expect(files == Set(WordRooms.signatures.map { "\($0.room).md" }).sorted())
  }

  @Test("Every number of the scheme is there, as it usually is")
  func numbers() throws {
    let rows = try Self.table("Numbers")
    let names = Terms.Key.allCases.map(\.rawValue) + Terms.Fixed.allCases.map(\.rawValue)
    #expect(rows.flatMap { Docs.code(in: $0["Name"]) } == names.map { "{\($0)}" })
    let usual = Terms()
    let numbers = Terms.Key.allCases.map { usual[$0] } + Terms.Fixed.allCases.map(\.count)
    for (row, number) in zip(rows, numbers) { #expect(row["Usual"]?.prefix { $0 != " " } == "\(number)") }
  }

  // MARK: Emails

  @Test("Every email is there, with its placeholders and with what stands below it")
  func emails() throws {
    let rows = try Self.table("Emails")
    #expect(rows.flatMap { Docs.code(in: $0["File"]) } == MailKind.allCases.map { "\($0.rawValue).md" })
    for (row, kind) in zip(rows, MailKind.allCases) {
      let own = Set(kind.placeholders.map { "{\($0.rawValue)}" }).subtracting(["{site}", "{link}", "{name}"])
      #expect(Set(Docs.code(in: row["Placeholders"])) == own, "\(kind)")
      let footers = kind.footers.filter { $0 != .footer }.map(\.rawValue)
      #expect(Docs.code(in: row["Footers"]) == footers, "\(kind)")
      #expect(row["Who gets it, and when"]?.isEmpty == false)
      #expect(kind.placeholders.isSuperset(of: [.site, .link, .name]))
    }
  }

  @Test("Every placeholder is there, and what stands above and below emails")
  func placeholders() throws {
    let placeholders = try Self.table("Placeholders").flatMap { Docs.code(in: $0["Placeholder"]) }
    #expect(Set(placeholders) == Set(MailKind.Placeholder.allCases.map { "{\($0.rawValue)}" }))
    let footers = try Self.table("Above and below emails")
    #expect(footers.flatMap { Docs.code(in: $0["File"]) } == MailFrame.allCases.map { "\($0.rawValue).md" })
    for (row, footer) in zip(footers, MailFrame.allCases) {
      #expect(Set(Docs.code(in: row["Placeholders"])) == Set(footer.placeholders.map { "{\($0.rawValue)}" }))
    }
  }
}
