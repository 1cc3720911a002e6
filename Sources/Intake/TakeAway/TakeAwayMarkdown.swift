import Scheme

/// The file for other programs that keep notes.
struct TakeAwayMarkdown: TakeAwayFile {
  let takeAway: TakeAway

  private var words: Words { takeAway.words }

  var opening: [UInt8] {
    let head = """
      # \(line(TakeAwayWords.title(takeAway.person)))

      \(line(TakeAwayWords.made(takeAway.scheme, takeAway.made.words)))

      ## \(line(TakeAwayWords.diary))


      """
    return Array(head.utf8)
  }
  func entries(_ entries: [TakeAway.Entry], isFirst: Bool) -> [UInt8] { Array(entries.map(entry).joined().utf8) }
  func afterDiary(isEmpty: Bool) -> [UInt8] {
    isEmpty ? Array("\(line(TakeAwayWords.noEntries))\n\n".utf8) : []
  }
  func mentoring(_ mentoring: TakeAway.Mentoring, number: Int) -> [UInt8] { Array(record(of: mentoring).utf8) }
  var closing: [UInt8] { [] }

  /// One line, with nothing in it that could be taken for markup.
  private func line(_ said: some Sayable) -> String { MarkdownText.line(words.text(said)) }

  private func entry(_ entry: TakeAway.Entry) -> String {
    let facts = [
      entry.edited.map { TakeAwayWords.edited($0.words) }, entry.sharedWith.map { TakeAwayWords.shared($0) },
    ].compactMap(\.self).map { "*\(line($0))*\n\n" }
    let asked = entry.question.map { "**\(line($0))**\n\n" } ?? ""
    let from =
      entry.page.map { page in words.text(TakeAwayWords.askedIn("[\(line(page))](<\(entry.link ?? "")>)")) + "\n\n" }
      ?? ""
    return """
      ### \(entry.written.words)

      \(facts.joined())\(asked)\(MarkdownText.paragraphs(entry.text))
      \(from)
      """
  }

  // MARK: The record of a mentoring relationship

  private func record(of mentoring: TakeAway.Mentoring) -> String {
    let record = """
      \(section(.decisions, decisions(mentoring.decisions)))\
      \(section(.actionPoints, mentoring.actionPoints.map(point)))\
      \(section(.meetings, mentoring.meetings.map { "- \(line($0.words))\n\n" }))
      """
    let rests = mentoring.isStopped ? line(TakeAwayWords.rests) + "\n\n" : nil
    return "## \(line(mentoring.title))\n\n\(line(mentoring.words))\n\n\(rests ?? record)"
  }

  private func section(_ title: TakeAwayWords, _ items: [String]) -> String {
    items.isEmpty ? "" : "### \(line(title))\n\n\(items.joined())"
  }

  /// The decisions, stage by stage: each question, with its columns below it.
  private func decisions(_ decisions: [TakeAway.Decision]) -> [String] {
    decisions.grouped(by: \.stage).flatMap { stage in
      ["#### \(line(stage.first?.stage ?? ""))\n\n"]
        + stage.grouped(by: \.question).map { columns in
          "**\(line(columns.first?.question ?? ""))**\n\n\(columns.map(column).joined())"
        }
    }
  }

  private func column(_ decision: TakeAway.Decision) -> String {
    decision.versions.map { version in
      "*\(line("\(decision.columnWords). \(version.words)" as Phrase))*\n\n\(MarkdownText.paragraphs(version.text))\n"
    }.joined()
  }

  private func point(_ point: TakeAway.ActionPoint) -> String {
    "- [\(point.done == nil ? " " : "x")] \(line(point.what)) (\(line(point.words)))\n\n"
  }
}
