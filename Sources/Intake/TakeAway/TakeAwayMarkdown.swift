/// The file for other programs that keep notes.
struct TakeAwayMarkdown: TakeAwayFile {
  let takeAway: TakeAway

  var opening: [UInt8] {
    let head = """
      # \(MarkdownText.line(TakeAwayWords.title(takeAway.person).text))

      \(MarkdownText.line(TakeAwayWords.made(takeAway.scheme, takeAway.made.words)))

      ## \(TakeAwayWords.diary)


      """
    return Array(head.utf8)
  }
  func entries(_ entries: [TakeAway.Entry], isFirst: Bool) -> [UInt8] { Array(entries.map(\.markdown).joined().utf8) }
  func afterDiary(isEmpty: Bool) -> [UInt8] { isEmpty ? Array((TakeAwayWords.noEntries + "\n\n").utf8) : [] }
  func mentoring(_ mentoring: TakeAway.Mentoring, number: Int) -> [UInt8] { Array(mentoring.markdown.utf8) }
  var closing: [UInt8] { [] }
}

extension TakeAway.Entry {
  fileprivate var markdown: String {
    let facts = [edited.map { TakeAwayWords.edited($0.words) }, sharedWith.map { TakeAwayWords.shared($0).text }]
      .compactMap(\.self).map { "*\(MarkdownText.line($0))*\n\n" }
    let asked = question.map { "**\(MarkdownText.line($0))**\n\n" } ?? ""
    let from = page.map { page in "\(TakeAwayWords.from) [\(MarkdownText.line(page))](<\(link ?? "")>)\n\n" } ?? ""
    return "### \(written.words)\n\n\(facts.joined())\(asked)\(MarkdownText.paragraphs(text))\n\(from)"
  }
}

extension TakeAway.Mentoring {
  fileprivate var markdown: String {
    let record = """
      \(TakeAway.section(TakeAwayWords.decisions, decisions.markdown))\
      \(TakeAway.section(TakeAwayWords.actionPoints, actionPoints.map(\.markdown)))\
      \(TakeAway.section(TakeAwayWords.meetings, meetings.map(\.markdown)))
      """
    let facts = "\(MarkdownText.line(words))\n\n"
    return "## \(MarkdownText.line(title.text))\n\n\(facts)\(isStopped ? TakeAwayWords.rests + "\n\n" : record)"
  }
}

extension TakeAway {
  fileprivate static func section(_ title: String, _ items: [String]) -> String {
    items.isEmpty ? "" : "### \(title)\n\n\(items.joined())"
  }
}

extension [TakeAway.Decision] {
  /// Each stage's, each question with its columns below it.
  fileprivate var markdown: [String] {
    grouped(by: \.stage).flatMap { stage in
      ["#### \(MarkdownText.line(stage.first?.stage ?? ""))\n\n"]
        + stage.grouped(by: \.question).map { columns in
          "**\(MarkdownText.line(columns.first?.question ?? ""))**\n\n\(columns.map(\.markdown).joined())"
        }
    }
  }
}

extension TakeAway.Decision {
  fileprivate var markdown: String {
    versions.map { version in
      "*\(MarkdownText.line("\(columnWords). \(version.words)"))*\n\n\(MarkdownText.paragraphs(version.text))\n"
    }.joined()
  }
}

extension TakeAway.ActionPoint {
  fileprivate var markdown: String {
    "- [\(done == nil ? " " : "x")] \(MarkdownText.line(what)) (\(MarkdownText.line(words.text)))\n\n"
  }
}

extension TakeAway.MeetingLine {
  fileprivate var markdown: String { "- \(MarkdownText.line(words.text))\n\n" }
}
