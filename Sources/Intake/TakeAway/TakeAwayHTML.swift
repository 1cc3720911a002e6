import Crypto
import Foundation
import Scheme

/// The file for people: one page that needs no other file, and runs nothing.
struct TakeAwayHTML: TakeAwayFile {
  let takeAway: TakeAway

  var opening: [UInt8] { said(head) }
  func entries(_ entries: [TakeAway.Entry], isFirst: Bool) -> [UInt8] { said(HTML(entries.map(entry))) }
  func afterDiary(isEmpty: Bool) -> [UInt8] { isEmpty ? said(noEntries) : [] }
  func mentoring(_ mentoring: TakeAway.Mentoring, number: Int) -> [UInt8] {
    said(record(of: mentoring, number: number))
  }
  var closing: [UInt8] { Array("</body>\n</html>\n".utf8) }

  private func said(_ part: HTML) -> [UInt8] { part.said(in: takeAway.words).bytes }

  /// Its policy allows only its own style sheet, by its hash: words that someone typed load nothing.
  private var head: HTML {
    """
    <!doctype html>
    <html lang="\(takeAway.words.language.tag)">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-\(styleHash)'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>\(plain: title)</title>
    <style>\(TakeAwayStyle.sheet)</style>
    </head>
    <body>
    <h1>\(title)</h1>
    <p class="quiet">\(TakeAwayWords.made(takeAway.scheme, takeAway.made.words))</p>
    \(contents)<h2 id="diary">\(TakeAwayWords.diary)</h2>

    """
  }

  private var title: Phrase { TakeAwayWords.title(takeAway.person) }

  private var styleHash: String { Data(SHA256.hash(data: Data(TakeAwayStyle.sheet.bytes))).base64EncodedString() }

  private var noEntries: HTML { "<p>\(TakeAwayWords.noEntries)</p>\n" }

  private var contents: HTML {
    let mentorings = takeAway.partners.enumerated().map { index, partner -> HTML in
      "<li><a href=\"\(href: Link(fragment: anchor(index + 1)))\">\(TakeAwayWords.mentoring(partner))</a></li>\n"
    }
    return """
      <nav>
      <ul>
      <li><a href="#diary">\(TakeAwayWords.diary)</a></li>
      \(mentorings)</ul>
      </nav>

      """
  }

  private func anchor(_ number: Int) -> String { "mentoring-\(number)" }

  // MARK: The diary

  private func entry(_ entry: TakeAway.Entry) -> HTML {
    let facts = [
      entry.edited.map { TakeAwayWords.edited($0.words) }, entry.sharedWith.map { TakeAwayWords.shared($0) },
    ]
    let link = entry.link.flatMap { Link(checking: $0) }
    let from: HTML =
      entry.page.map { page in
        let words: HTML = link.map { "<a href=\"\(href: $0)\">\(page)</a>" } ?? "\(page)"
        return quiet(TakeAwayWords.askedIn(Wording(text: page, html: words)))
      } ?? ""
    return """
      <article>
      <h3>\(entry.written.words)</h3>
      \(facts.compactMap(\.self).map(quiet))\(entry.question.map { "<p><strong>\($0)</strong></p>\n" as HTML } ?? "")\
      \(HTML(typed: entry.text))\(from)</article>

      """
  }

  private func quiet(_ words: Phrase) -> HTML { "<p class=\"quiet\">\(words)</p>\n" }

  // MARK: The record of a mentoring relationship

  private func record(of mentoring: TakeAway.Mentoring, number: Int) -> HTML {
    let record: HTML = """
      \(section(.decisions, mentoring.decisions.grouped(by: \.stage).map(stage)))\
      \(list(.actionPoints, mentoring.actionPoints.map(point)))\
      \(list(.meetings, mentoring.meetings.map { "<li>\($0.words)</li>\n" }))
      """
    return """
      <h2 id="\(anchor(number))">\(mentoring.title)</h2>
      \(quiet(mentoring.words))\(mentoring.isStopped ? quiet(TakeAwayWords.rests()) : record)
      """
  }

  private func section(_ title: TakeAwayWords, _ items: [HTML]) -> HTML {
    items.isEmpty ? "" : "<h3>\(title)</h3>\n\(items)"
  }

  private func list(_ title: TakeAwayWords, _ items: [HTML]) -> HTML {
    items.isEmpty ? "" : "<h3>\(title)</h3>\n<ul>\n\(items)</ul>\n"
  }

  /// The decisions of one stage: each question, with its columns below it.
  private func stage(_ decisions: [TakeAway.Decision]) -> HTML {
    let questions = decisions.grouped(by: \.question).map { columns -> HTML in
      "<article>\n<h5>\(columns.first?.question ?? "")</h5>\n\(columns.flatMap(versions))</article>\n"
    }
    return "<h4>\(decisions.first?.stage ?? "")</h4>\n\(questions)"
  }

  private func versions(_ decision: TakeAway.Decision) -> [HTML] {
    decision.versions.map { version in
      """
      <p class="quiet"><strong>\(decision.columnWords)</strong>. \(version.words)</p>
      \(HTML(typed: version.text))
      """
    }
  }

  private func point(_ point: TakeAway.ActionPoint) -> HTML {
    "<li>\(point.done == nil ? "☐" : "☑") <span class=\"typed\" dir=\"auto\">\(point.what)</span><br><span class=\"quiet\">\(point.words)</span></li>\n"
  }
}

/// The look of the file, which has to contain it.
enum TakeAwayStyle {
  static let sheet: HTML = """
    :root { color-scheme: light dark; --ink: #22282b; --quiet: #5a6468; --paper: #fdfcf9; --line: #d9d8d0; --accent: #1a5f57; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e6e6e1; --quiet: #a3adb0; --paper: #14191b; --line: #384145; --accent: #7fcdc0; }
    }
    body { max-width: 40rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: break-word;
      background: var(--paper); color: var(--ink); font: 1.125rem/1.6 Charter, "Bitstream Charter", Cambria, Georgia, serif; }
    h1, h2, h3, h4, h5 { line-height: 1.2; margin: 2rem 0 .75rem; }
    h1 { margin-top: 0; font-size: 2.25rem; }
    h2 { margin-top: 3.5rem; padding-top: 1rem; border-top: 2px solid var(--line); }
    p, ul { margin: 0 0 .75rem; }
    a { color: var(--accent); }
    article { margin: 0 0 1.5rem; padding: 0 0 .75rem; border-bottom: 1px solid var(--line); }
    article h3, article h5 { margin-top: 0; font-size: 1.05rem; }
    .quiet { color: var(--quiet); font-size: .95rem; }
    .typed { white-space: pre-wrap; unicode-bidi: plaintext; }
    @media print {
      :root { --ink: #000; --quiet: #333; --paper: #fff; --line: #999; --accent: #000; }
      body { max-width: none; padding: 0; font-size: 11pt; }
      h1, h2, h3, h4, h5 { break-after: avoid; }
    }

    """
}
