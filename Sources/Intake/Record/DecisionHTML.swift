import Scheme

/// One place of a record: its words, who wrote them and when, whether the other agrees, and what was there before.
struct DecisionHTML {
  let history: DecisionHistory
  let pair: Pair
  let settings: Settings

  /// The words to read, for someone who does not write here.
  var words: HTML {
    guard let shown = history.waiting ?? history.standing ?? history.latest, shown.value != nil else {
      return "<p class=\"hint\">\(JourneyWords.nothingYet)</p>\n"
    }
    return typed(shown)
  }

  /// Who wrote it, who agreed, and when; what was agreed while another is waiting; what crossed; earlier versions.
  ///
  /// - Parameter shown: what the form's field contains, which does not have to be repeated.
  func notes(shown: String?) -> HTML {
    guard let latest = history.latest else { return "" }
    var html = byline(latest)
    if let waiting = history.waiting {
      if let text = waiting.text, let shown, shown != text { html += typed(waiting) }
      if let agreed = history.standing {
        html += "<p>\(JourneyWords.agreedSoFar)</p>\n\(typed(agreed))"
      }
    } else if let text = latest.text, let shown, shown != text {
      html += typed(latest)
    }
    if let crossed = history.crossed {
      html += """
        <div class="note">
        <p>\(JourneyWords.crossed(crossed.author, of: pair))</p>
        \(typed(crossed))</div>

        """
    }
    html += earlier
    return html
  }

  private func byline(_ decision: Decision) -> HTML {
    let time = settings.words(for: decision.writtenAt)
    let words =
      decision.value == nil
      ? JourneyWords.removed(decision.author, of: pair, time) : JourneyWords.wrote(decision.author, of: pair, time)
    var state: Phrase = ""
    if let agreedAt = decision.agreedAt, let agreedBy = decision.agreedBy {
      state = JourneyWords.agreed(agreedBy, of: pair, settings.words(for: agreedAt))
    } else if history.waiting != nil, pair.isWritable {
      state = JourneyWords.waits(for: decision.author.partner, of: pair)
    }
    return "<p class=\"when\">\(words) <strong>\(state)</strong></p>\n"
  }

  private var earlier: HTML {
    let earlier = history.versions.dropLast()
    guard !earlier.isEmpty else { return "" }
    let items = earlier.reversed().map { "<li>\(typed($0))\(line($0))</li>\n" as HTML }
    return """
      <details>
      <summary>\(JourneyWords.earlier(earlier.count))</summary>
      <ol class="events" reversed>
      \(items)</ol>
      </details>

      """
  }

  private func line(_ decision: Decision) -> HTML {
    var words = JourneyWords.wrote(decision.author, of: pair, settings.words(for: decision.writtenAt))
    if let agreedAt = decision.agreedAt, let agreedBy = decision.agreedBy {
      words = "\(words) \(JourneyWords.agreed(agreedBy, of: pair, settings.words(for: agreedAt)))"
    }
    return "<p class=\"when\">\(words)</p>\n"
  }

  private func typed(_ decision: Decision) -> HTML {
    guard let value = decision.value else { return "<p class=\"hint\">\(JourneyWords.leftOpen)</p>\n" }
    return AnswerHTML.words(value, of: decision.question, settings)
  }
}

/// One answer of a stage in words.
enum AnswerHTML {
  static func words(_ value: Answers.Value, of question: Question, _ settings: Settings) -> HTML {
    switch value {
    case .text: AnswersHTML.words(value, of: question)
    case .day(let day): "<p>\(settings.words(forDay: day))</p>\n"
    case .number(let number) where question.kind == .scale:
      "<p>\(number) (\(question.low ?? 0)–\(question.high ?? 0))</p>\n"
    default: "<p>\(AnswersHTML.words(value, of: question))</p>\n"
    }
  }
}

extension Decision {
  /// The answer as a form's field holds it.
  var text: String? {
    switch value {
    case .text(let text), .day(let text): text
    case .number(let number): String(number)
    case .options(let options): options.joined(separator: " ")
    case .agreed: Question.agreedValue
    case nil: nil
    }
  }
}
