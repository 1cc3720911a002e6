import Scheme

/// A template that was filled in on the site, where it is not known for which pair: its draft's page asks.
struct StageDraft {
  let pairs: [Pair]

  /// The pair that was chosen.
  static let pairField = "_pair"

  /// A button for each pair; kind words where there is none.
  func html(path: [String]) -> HTML {
    guard !pairs.isEmpty else {
      return "<p>\(JourneyWords.noPair)</p>\n\(ButtonForm(DraftWords.saveInDiary, to: path).html)"
    }
    let buttons = pairs.map { pair in
      ButtonForm(
        JourneyWords.saveFor(pair.partner), to: path,
        hidden: [Posted.Field(StageDraft.pairField, pair.proposal.handle)]
      ).html
    }
    return "<h2>\(JourneyWords.forWhom)</h2>\n\(buttons)"
  }
}
