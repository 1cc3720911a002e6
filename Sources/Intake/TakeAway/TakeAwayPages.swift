import Foundation
import Scheme

/// *Download my diary and records*: someone's own words and records as files, at any time.
struct TakeAwayPages {
  let reading: PersonReading

  /// The three files, by the names that browsers save them under.
  enum File: String, CaseIterable {
    case html = "my-mentoring.html"
    case markdown = "my-mentoring.md"
    case json = "my-mentoring.json"

    var type: String {
      switch self {
      case .html: "text/html; charset=utf-8"
      case .markdown: "text/markdown; charset=utf-8"
      case .json: "application/json"
      }
    }
  }

  func show() throws -> Reply {
    let files = File.allCases.map { file -> HTML in
      let link = Link(["my", "take-away", file.rawValue], after: .root)
      return "<li><a href=\"\(href: link)\">\(TakeAwayWords.name(file))</a>\n<p>\(TakeAwayWords.use(file))</p></li>\n"
    }
    return .page(
      Page(
        TakeAwayWords.pageTitle,
        """
        <p class="lead">\(TakeAwayWords.lead)</p>
        <ul class="cards">
        \(files)</ul>
        <p>\(TakeAwayWords.whatIsIn)</p>
        <p>\(TakeAwayWords.care)</p>

        """))
  }

  func file() throws -> Reply {
    guard let file = File(rawValue: reading.part("file")) else { throw Problem.notFound }
    let pieces = TakeAwayReading(person: reading.person, intake: reading.intake)
    let takeAway = try pieces.head(in: reading.db)
    let written: any TakeAwayFile =
      switch file {
      case .html: TakeAwayHTML(takeAway: takeAway)
      case .markdown: TakeAwayMarkdown(takeAway: takeAway)
      case .json: TakeAwayJSON(takeAway: takeAway)
      }
    return .download(
      Download(
        name: file.rawValue, type: file.type, content: .pieces { try await pieces.write(written, to: $0) }))
  }
}
