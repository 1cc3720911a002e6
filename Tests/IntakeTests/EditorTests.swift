import Foundation
import Scheme
import Testing

@testable import Intake

/// What an editor changes in one Markdown file, seen where people read it. These tests build the project's own content.
struct EditorTests {
  /// A service with the project's content, of which one line is changed.
  private static func house(_ file: String, _ line: String, becomes new: String) async throws -> House {
    try await House.withOwnContent { folder in
      let path = "\(folder)/content/\(file)"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let changed = lines.filter { $0.hasPrefix(line) }
      try #require(changed.count == 1, "\(file) has one line `\(line)…`")
      try lines.map { $0.hasPrefix(line) ? new : $0 }.joined(separator: "\n").write(
        toFile: path, atomically: true, encoding: .utf8)
    }
  }

  @Test("The help page says the numbers that its file of words has")
  func helpPage() async throws {
    let house = try await Self.house(
      "words/concerns.md", "- `no-emergency`", becomes: "- `no-emergency` Ring 000.")
    #expect(try await house.browser().open("/my/help").body.contains("Ring 000."))
  }

  @Test("A reason for ending is offered by the forms that end mentoring, and by the survey")
  func reason() async throws {
    let house = try await Self.house(
      "forms/survey-ended.md", "- `other`", becomes: "- `distance` We live too far apart\n- `other` Other")
    for kind in [FormKind.ending, .continuation, .surveyEnded] {
      let options = house.intake.scheme.current[kind].question(FormKind.reasonQuestion)?.options.map(\.id) ?? []
      #expect(options.contains("distance") && options.contains("other"), "\(kind)")
    }
  }

  @Test("A form's button says what its file has")
  func button() async throws {
    let house = try await Self.house("forms/diary-entry.md", "button:", becomes: "button: Into the drawer")
    #expect(try await house.browser().open("/my/forms/diary-entry").body.contains("<button>Into the drawer</button>"))
  }

  @Test("A subject is the title of the email's file")
  func subject() async throws {
    let house = try await Self.house("mail/sign-in.md", "title:", becomes: "title: \"{site}: come in\"")
    let browser = house.browser()
    try await browser.open("/my/sign-in")
    try await browser.send("/my/sign-in", [("address", "ana@example.org")])
    #expect(try await house.letters(to: "ana@example.org").contains { $0.subject.hasSuffix(": come in") })
  }

  @Test("A skill can be offered and sought")
  func skill() async throws {
    let house = try await Self.house(
      "forms/profile.md", "- `balance`", becomes: "- `balance` Balance\n- `juggling` Juggling three jobs")
    let page = try await house.browser().open("/my/forms/profile").body
    #expect(page.components(separatedBy: "value=\"juggling\"").count == 3, "in both questions")
  }

  @Test("A number of the scheme holds, and every page states it")
  func number() async throws {
    let house = try await Self.house("terms.md", "- `answer-within`", becomes: "- `answer-within` 20")
    #expect(house.intake.settings.terms.patience == .days(20))
    let page = try await house.browser().open("/about/mentees.html").body
    #expect(page.contains("20 days") && !page.contains("14 days"))
  }
}
