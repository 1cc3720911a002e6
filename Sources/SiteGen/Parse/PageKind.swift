import Scheme

/// What a Markdown file is, told by where it is.
enum PageKind: Equatable {
  case guide
  case stage
  case form
  case mail
  case words
  case page

  init(sourcePath path: String) {
    let folder = path.utf8.firstIndex(of: UInt8(ascii: "/")).map { path[..<$0] } ?? ""
    self =
      switch (folder, path.hasSuffix("/index.md")) {
      case ("guides", false): .guide
      case ("roadmap", false): .stage
      case ("forms", _): .form
      case ("mail", _): .mail
      case ("words", _): .words
      default: .page
      }
  }

  /// The keys that its front matter may have.
  var keys: [String] {
    switch self {
    case .guide: ["title", "summary", "order", "audience", "draft", "aliases", "updated"]
    case .stage, .page: ["title", "summary", "order", "draft", "aliases", "updated"]
    case .form: ["title", "summary", "button", "readers"]
    case .mail, .words: ["title"]
    }
  }

  /// The kinds of questions that it may contain.
  var questionKinds: [Question.Kind] {
    switch self {
    case .guide: [.diary]
    case .stage: Question.Kind.allCases
    case .form: Question.Kind.allCases.filter { ![.diary, .decision, .action].contains($0) }
    case .mail, .words, .page: []
    }
  }

  /// True where readers are told how long it takes.
  var saysReadingTime: Bool { self == .guide || self == .stage }

  /// The word for it in a sentence.
  var name: String {
    switch self {
    case .guide: "a guide"
    case .stage: "a stage"
    case .form: "a form"
    case .mail: "a mail"
    case .words: "a file of words"
    case .page: "this page"
    }
  }
}

/// Who a guide is for.
enum Audience: String, CaseIterable {
  case mentee
  case mentor
  case both
  case coordinator
}
