import Testing

@testable import Scheme

struct FormHTMLTests {
  private static let words = Words(["forms.error": "Error:", "forms.too-long": "“{question}” is {count}, not {most}"])

  static func draw(_ question: Question, posted: [Posted.Field] = []) -> String {
    let form = Form(id: "f", title: "F", parts: [.question(question)])
    let posted = Posted(posted)
    var problems: FieldProblems?
    do { _ = try form.read(posted) } catch { problems = error }
    return FormHTML(
      form: form, action: Link(["my", "forms", "f"], after: .up(1)), button: "Send", posted: posted, problems: problems
    ).html.said(in: words).string
  }

  @Test("A form that failed links to the field, says the same beside it, and holds what was typed")
  func comesBack() {
    var question = Question(id: "name", kind: .short, wording: Wording("Your name"), hint: Wording("As others say it"))
    question.maximum = 3
    let html = Self.draw(question, posted: [Posted.Field("name", "<Ana>")])
    let sentence = FieldFault.tooLong(5, most: 3).sentence(about: "Your name")
    let said = Self.words.text(sentence)
    #expect(html.contains("<li><a href=\"#f-f-name\">\(said)</a></li>"))
    #expect(html.contains("<span class=\"unseen\">Error:</span> \(said)</p>"))
    #expect(html.contains("id=\"f-f-name\" name=\"name\" type=\"text\" dir=\"auto\" value=\"&lt;Ana&gt;\""))
    #expect(html.contains("aria-invalid=\"true\" aria-describedby=\"f-f-name-hint f-f-name-error\""))
  }

  @Test("A group's problem leads to its first option, and what was chosen stays chosen")
  func groups() {
    var question = Question(id: "many", kind: .choices, wording: Wording("Which?"))
    question.options = ["a", "b"].map { Question.Option(id: $0, wording: Wording($0)) }
    let html = Self.draw(question, posted: [Posted.Field("many", "b"), Posted.Field("many", "z")])
    #expect(html.contains("<a href=\"#f-f-many-1\">"))
    #expect(html.contains("value=\"b\" checked>"))
    #expect(!html.contains("value=\"a\" checked>"))
  }

  @Test("The first line feed of a text survives the browser, which drops one")
  func keepsLineFeeds() {
    let html = Self.draw(
      Question(id: "text", kind: .long, wording: Wording("Text")), posted: [Posted.Field("text", "\nHello")])
    #expect(html.contains(">\n\nHello</textarea>"))
  }

  @Test("A blank form shows no problem, and carries its version")
  func blank() {
    let question = Question(id: "text", kind: .diary, wording: Wording("Text"))
    let form = Form(id: "f", title: "F", parts: [.question(question)])
    let html = FormHTML(form: form, action: .root, button: "Keep", readers: "Only you").html.string
    #expect(!html.contains("problem"))
    #expect(html.contains("name=\"_version\" value=\"\(form.version)\""))
    #expect(html.contains("<p class=\"readers\" id=\"f-f-readers-note\">Only you</p>"))
    #expect(html.contains("aria-describedby=\"f-f-readers-note\""), "who comes there by the tab key hears it")
  }
}

struct MailTextTests {
  @Test("Places are filled in once: a name that looks like a place stays a name")
  func fills() {
    let text = "Dear {partner}, {link} of {site} {unknown} {"
    let filled = MailText.fill(text) { place in
      switch place {
      case .partner: "{link}"
      case .link: "https://x"
      default: "S"
      }
    }
    #expect(filled == "Dear {link}, https://x of S {unknown} {")
    #expect(Placeholders.names(in: text) == ["partner", "link", "site", "unknown"])
  }
}
