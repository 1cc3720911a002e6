import Foundation

/// Questions that are answered together, with the headings and the prose between them.
public struct Form: Sendable, Hashable, Codable {
  /// What a form is made of, in the order of the page.
  public enum Part: Sendable, Hashable, Codable {
    /// A heading and the fragment that leads to it. Levels run from 2.
    case heading(level: Int, anchor: String, wording: Wording)
    /// Paragraphs, lists and everything else that is read and not answered.
    case prose(html: HTML)
    /// One question.
    indirect case question(Question)
  }

  /// Its place in the addresses, unique on the site.
  public var id: String
  /// What its page is called.
  public var title: Phrase
  /// The words on its button.
  public var button: String?
  /// Who reads the answers: said before a word is typed.
  public var readers: String?
  /// What is shown above it.
  public var lead: String?
  /// Headings, prose and questions.
  public var parts: [Part]
  /// Changes when a question changes: 16 hexadecimal digits. Intake keeps each version that it has loaded.
  public var version: String

  /// A form whose version follows from its questions.
  public init(id: String, title: some Sayable, parts: [Part]) {
    self.id = id
    self.title = title.phrase
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

  /// The same form with one of its questions changed. Its version stays.
  public func changing(_ id: String, _ change: (inout Question) -> Void) -> Form {
    var form = self
    form.parts = parts.map { part in
      guard case .question(var question) = part, question.id == id else { return part }
      change(&question)
      return .question(question)
    }
    return form
  }

  /// The same form with the options that the program lists, before those of the content.
  public func listing(_ options: [Question.Option], in question: String) -> Form {
    changing(question) { $0.options = options + $0.options }
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
