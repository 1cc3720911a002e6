import Scheme

/// A Markdown file, read: its parts drawn, its questions checked, its links followed as far as the list of files
/// allows.
///
/// It never changes. A class, because a site passes its pages around by the thousand.
final class ContentPage: Sendable {
  /// A place in the page's file, counted as ``Diagnostic/Place`` counts.
  struct Position: Sendable {
    var line = 1
    var column = 1
  }

  /// A link to one of the site's pages, to be checked when all pages are known.
  struct Reference: Sendable {
    var target: SitePath
    var fragment: String?
    var position: Position
  }

  /// A question with the place of its fence.
  struct PlacedQuestion: Sendable {
    var question: Question
    var position: Position
  }

  /// The file.
  let file: SourceFile
  /// Where it comes out.
  let path: SitePath
  let kind: PageKind
  let head: PageHead
  /// For everything but an email: what the page is made of.
  let parts: [Form.Part]
  /// Where pairs of headings begin among them.
  let pairs: Set<Int>
  /// For an email: its text, with placeholders.
  let mailBody: String
  /// For a file of words: its sentences.
  let sentences: [PlacedSentence]
  let questions: [PlacedQuestion]
  /// The fragments that lead into the page.
  let anchors: [String]
  /// Those that several headings would have, of which the first has it: no link can mean one of them.
  let ambiguous: Set<String>
  let references: [Reference]
  /// How many words there are to read, without questions; 0 where neither the page nor the search needs them.
  let wordCount: Int
  /// The page's words in lower case, once each, in order, with spaces between; empty where no search needs them.
  let searchWords: String
  /// Its place in the list of all pages; empty where there is none.
  let searchCard: HTML
  /// The questions for the diary.
  let prompts: [Prompt]
  /// For a form: its questions. Its id is the file's name.
  let form: Form?

  init(
    file: SourceFile, path: SitePath, kind: PageKind, head: PageHead = PageHead(), parts: [Form.Part] = [],
    pairs: Set<Int> = [],
    mailBody: String = "", sentences: [PlacedSentence] = [], questions: [PlacedQuestion] = [], anchors: [String] = [],
    ambiguous: Set<String> = [],
    references: [Reference] = [],
    words: PageWords = PageWords(), searchCard: HTML = HTML()
  ) {
    self.file = file
    self.path = path
    self.kind = kind
    self.head = head
    self.parts = parts
    self.pairs = pairs
    self.mailBody = mailBody
    self.sentences = sentences
    self.questions = questions
    self.anchors = anchors
    self.ambiguous = ambiguous
    self.references = references
    wordCount = words.count
    searchWords = words.index
    self.searchCard = searchCard
    prompts = questions.map(\.question).filter { $0.kind == .diary && kind != .form }.map {
      Prompt(question: $0, page: path, pageTitle: head.title)
    }
    form = kind == .form ? Form(id: path.stem, head, parts) : nil
  }

  /// The file, from the content folder.
  var source: String { file.path }
  /// The file as diagnostics name it.
  var name: String { file.name }
  var title: String { head.title }
  var summary: String { head.summary }
  var order: Int { head.order }
  var audience: Audience { head.audience }

  /// The file's name without its extension: the id of a form, a stage or an email.
  var stem: String { path.stem }

  /// True for what becomes a page: of the forms only the profile does, and emails and words do not.
  var hasPage: Bool { ![.mail, .words].contains(kind) && (kind != .form || stem == FormKind.profile.rawValue) }

  /// How long it takes to read, in minutes, at the pace of someone who reads to think.
  var minutes: Int {
    let wordsAMinute = 200
    return max(1, (wordCount + wordsAMinute / 2) / wordsAMinute)
  }

  /// For a stage: its template, which is the page without the questions for the diary.
  var stage: Stage? {
    guard kind == .stage else { return nil }
    let parts = parts.filter { if case .question(let question) = $0 { question.kind != .diary } else { true } }
    return Stage(form: Form(id: stem, title: title, parts: parts), summary: summary, page: path)
  }

  func place(_ position: Position = Position()) -> Diagnostic.Place {
    Diagnostic.Place(file: name, line: position.line, column: position.column)
  }
}

extension Form {
  /// A form of `content/forms/`.
  fileprivate init(id: String, _ head: PageHead, _ parts: [Part]) {
    self.init(id: id, title: head.title, parts: parts)
    (button, readers) = (head.button, head.readers.isEmpty ? nil : head.readers)
    lead = head.summary.isEmpty ? nil : head.summary
  }
}

extension SitePath {
  /// The page's name without its folders and its extension.
  fileprivate var stem: String {
    String(text.dropFirst(folder.isEmpty ? 0 : folder.count + 1).dropLast(".html".count))
  }
}

extension ContentPage {
  /// By `order`, then by title, then by file: the same on every machine.
  static func comesBefore(_ one: ContentPage, _ other: ContentPage) -> Bool {
    (one.order, one.title, one.source) < (other.order, other.title, other.source)
  }

  /// Reading order over the whole site: guides for mentees, for mentors, for both, then stages, then guides for
  /// coordinators.
  static func isReadBefore(_ one: ContentPage, _ other: ContentPage) -> Bool {
    one.chapter == other.chapter ? comesBefore(one, other) : one.chapter < other.chapter
  }

  private var chapter: Int {
    switch (kind, audience) {
    case (.guide, .mentee): 0
    case (.guide, .mentor): 1
    case (.guide, .both): 2
    case (.stage, _): 3
    case (.guide, .coordinator): 4
    default: 5
    }
  }
}
