import Foundation
import Scheme

/// A Markdown file, read: its parts drawn, its questions checked, its links followed as far as the list of files tells.
struct ContentPage {
  /// A link to one of the site's pages, to be checked when all pages are known.
  struct Reference {
    var target: SitePath
    var fragment: String?
    var place: Diagnostic.Place
  }

  /// The file, from the content folder.
  var source: String
  /// The file as diagnostics name it.
  var name: String
  /// Where it comes out.
  var path: SitePath
  var kind: PageKind
  var head = PageHead()
  /// Of all but a mail: what the page is made of.
  var parts: [Form.Part] = []
  /// Of a mail: its text, with places.
  var mailBody = ""
  /// Every question with the place of its fence.
  var questionPlaces: [(question: Question, place: Diagnostic.Place)] = []
  /// The fragments that lead into the page.
  var anchors: Set<String> = []
  var references: [Reference] = []

  /// How many words there are to read, questions left out.
  var wordCount = 0
  /// The page's words in lower case, once each, to be found by.
  var searchWords: Set<String> = []

  var title: String { head.title }
  var summary: String { head.summary }
  var order: Int { head.order }
  var audience: Audience { head.audience }

  /// The file's name without its ending: the id of a form, a stage or a mail.
  var stem: String { path.parts.last.map { String($0.dropLast(".html".count)) } ?? "" }

  /// True for what comes out as a page; of the forms only the profile does, and mails do not.
  var hasPage: Bool { kind != .mail && (kind != .form || stem == FormKind.profile.rawValue) }

  /// The page's questions as a form; its id is the file's name.
  var form: Form { Form(id: stem, title: title, parts: parts) }

  var prompts: [Prompt] {
    form.questions.filter { $0.kind == .diary }.map { Prompt(question: $0, page: path, pageTitle: title) }
  }
}

/// What every page's links are held against.
struct ContentFolder {
  /// The folder, as the person who runs the program named it.
  var name: String
  /// Every file's path from the content folder.
  var files: Set<String>

  /// Where a Markdown file comes out; `nil` for a name that cannot stand in an address.
  static func outputPath(_ source: String) -> SitePath? {
    SitePath(String(source.dropLast(".md".count)) + ".html")
  }
}
