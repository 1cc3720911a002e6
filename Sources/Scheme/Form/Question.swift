import Foundation

/// Words as an editor wrote them, twice: plain for emails, titles and exports, and drawn for pages.
public struct Wording: Sendable, Hashable, Codable {
  /// Plain text on one line, without any markup.
  public var text: String
  /// The same, with its emphasis and links. Phrasing content only: it fits into a label.
  public var html: HTML
  /// The program's own words, if it is made of them: said in place of ``text``.
  fileprivate(set) var said: Phrase?

  /// Wording whose plain text and markup were drawn from the same Markdown.
  public init(text: String, html: HTML) {
    self.text = text
    self.html = html
  }

  /// Wording without any markup.
  public init(_ text: String) {
    self.init(text: text, html: HTML(text: text))
  }

  /// What the program says; the words are known when it is shown.
  public init(_ words: some Sayable) {
    self.init(text: "", html: HTML(words.phrase, isPlain: false))
    said = words.phrase
  }

  /// What it says, plain.
  var plain: Phrase { said ?? text.phrase }
}

/// One thing a person is asked. Written in Markdown, drawn and checked by both programs.
public struct Question: Sendable, Hashable, Codable {
  /// What an answer looks like, and where such a question may be.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Opens a learning-diary entry. In guides and stages.
    case diary
    /// What a pair decides. In stages.
    case decision
    /// Suggests an action point: what, who, by when. In stages.
    case action
    /// One line of text.
    case short
    /// Text of several lines.
    case long
    /// One of the options.
    case choice
    /// Any of the options.
    case choices
    /// A step between two ends.
    case scale
    /// A whole number, 0 or more.
    case number
    /// A day.
    case date
    /// A sentence to agree to.
    case agree
  }

  /// In a stage: who writes the answer.
  public enum Author: String, Sendable, Codable, CaseIterable {
    /// The mentee alone.
    case mentee
    /// The mentor alone.
    case mentor
    /// Both, side by side, and beside them what they agree on.
    case each
    /// Either; it is agreed when the other confirms that version.
    case agreed
  }

  /// What an answer of one line is, for browsers that know it already and for keyboards (WCAG 2.2, 1.3.5).
  public enum Purpose: String, Sendable, Codable {
    /// The name of the person who fills in the form.
    case ownName
    /// The email address of the person who fills in the form.
    case ownAddress
    /// Someone else's email address.
    case address
  }

  /// Which answers to a private question ask for help: they bring the pair to the coordinator's page.
  public enum Alert: Sendable, Hashable, Codable {
    /// None of them.
    case none
    /// Any answer.
    case any
    /// The ids of options, or the steps of a scale.
    case answers([String])
  }

  /// One of the answers to choose from.
  public struct Option: Sendable, Hashable, Codable {
    /// What is posted and stored.
    public var id: String
    /// What is read.
    public var wording: Wording

    /// An option that is stored as `id`.
    public init(id: String, wording: Wording) {
      self.id = id
      self.wording = wording
    }
  }

  /// The field's name, unique within its form or stage.
  public var id: String
  /// What an answer looks like.
  public var kind: Kind
  /// The question itself.
  public var wording: Wording
  /// What helps to answer it.
  public var hint: Wording?
  /// The answers to choose from; for a `scale`, the words at its low and its high end, or none.
  public var options: [Option] = []
  /// May be left empty.
  public var isOptional = false
  /// The longest text, in Unicode scalars; `nil` for what is not text.
  public var maximum: Int?
  /// The first step of a `scale`.
  public var low: Int?
  /// The last step of a `scale`.
  public var high: Int?
  /// In a stage: who writes the answer.
  public var author = Author.agreed
  /// In a stage: how many numbered rows; `nil` for as many as the pair adds.
  public var rows: Int? = 1
  /// In a stage: read by its author and the coordinator only.
  public var isPrivate = false
  /// For a private question: which answers ask for help. `nil` only in versions that were kept before questions said
  /// so.
  public var alert: Alert?
  /// In a stage: the tick that ends it.
  public var isGate = false
  /// A sentence that says what to enter, where nothing was entered.
  public var wanted: Phrase?
  /// The question that the options were taken from, if they were: its id, or a form's id and its own,
  /// `survey-ended.reason`; ``listedByProgram`` where the program lists what there is to choose from.
  public var optionsFrom: String?
  /// What the answer is called where others read it; `nil` where the question itself will do.
  public var label: Wording?

  /// For a question whose options the program lists, such as people or proposals.
  public static let listedByProgram = "service"
  /// The place in a label for the name of the answer's author.
  public static let authorPlace = "partner"

  /// A question that has no options and must be answered.
  public init(id: String, kind: Kind, wording: Wording, hint: Wording? = nil) {
    self.id = id
    self.kind = kind
    self.wording = wording
    self.hint = hint
    self.maximum = kind.usualMaximum
  }

  /// What a ticked `agree` posts.
  public static let agreedValue = "yes"

  /// The wording, cut after a word so that it fits into a sentence about it.
  public var name: Phrase {
    let limit = 90
    guard wording.text.count > limit else { return wording.plain }
    let start = wording.text.prefix(limit - 1)
    return String(start.lastIndex(of: " ").map { start[..<$0] } ?? start).phrase + "…"
  }

  /// What the answer is called where others read it, with its author's name in place of `{partner}`; `nil` where the
  /// question's own words will do.
  public func label(for author: Name) -> Phrase? {
    guard let label else { return nil }
    let pieces = label.text.components(separatedBy: "{\(Question.authorPlace)}")
    return pieces.count == 1 ? label.phrase : pieces.map(\.phrase).joined(separator: author.phrase)
  }

  /// The option with an id.
  public func option(_ id: String) -> Option? {
    options.first { $0.id == id }
  }
}

extension Question.Kind {
  /// The longest text, in Unicode scalars, where `max=` does not say otherwise; `nil` for what is not text.
  public var usualMaximum: Int? {
    switch self {
    case .short: 200
    case .long, .decision, .action: 4_000
    case .diary: 20_000
    case .choice, .choices, .scale, .number, .date, .agree: nil
    }
  }

  /// True where the options are the editor's own.
  public var takesOptions: Bool { self == .choice || self == .choices }
}
