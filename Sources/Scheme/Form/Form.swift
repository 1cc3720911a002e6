import Foundation

/// Questions that are answered together, with the headings and the prose between them.
public struct Form: Sendable, Hashable, Codable {
  /// What a form is made of, in the order of the page.
  public enum Part: Sendable, Hashable, Codable {
    /// A heading and the fragment that leads to it. Levels run from 2.
    case heading(level: Int, anchor: String, wording: Wording)
    /// Paragraphs, lists and all else that is read and not answered.
    case prose(html: HTML)
    /// One question.
    indirect case question(Question)
  }

  /// The id of the form for a diary entry that answers no prompt. No form, prompt or stage of the content may have it.
  public static let freeEntryID = "diary-entry"

  /// That form. Both programs draw it, so its words are neither's.
  public static let freeEntry = Form(
    id: freeEntryID, title: "Write an entry",
    parts: [
      .question(
        Question(
          id: freeEntryID, kind: .diary, wording: Wording("What would you like to write down?"),
          hint: Wording("A few sentences are enough: what happened, what it meant, what you will try next.")))
    ])

  /// Its place in the addresses, unique on the site.
  public var id: String
  /// What its page is called.
  public var title: String
  /// Headings, prose and questions.
  public var parts: [Part]
  /// Changes when a question changes: 16 hexadecimal digits. Intake keeps each version that it has loaded.
  public var version: String

  /// A form whose version follows from its questions.
  public init(id: String, title: String, parts: [Part]) {
    self.id = id
    self.title = title
    self.parts = parts
    self.version = Form.version(of: Form.questions(in: parts))
  }

  /// The questions, in order.
  public var questions: [Question] { Form.questions(in: parts) }

  /// The question with an id.
  public func question(_ id: String) -> Question? {
    questions.first { $0.id == id }
  }

  /// The same form without some of its questions. Its version stays.
  public func without(_ ids: Set<String>) -> Form {
    var form = self
    form.parts.removeAll { if case .question(let question) = $0 { ids.contains(question.id) } else { false } }
    return form
  }

  static func questions(in parts: [Part]) -> [Question] {
    parts.compactMap { if case .question(let question) = $0 { question } else { nil } }
  }

  /// The fingerprint of the questions, written as JSON with sorted keys.
  static func version(of questions: [Question]) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = (try? encoder.encode(questions)) ?? Data()
    return Fingerprint.of(json)
  }
}
