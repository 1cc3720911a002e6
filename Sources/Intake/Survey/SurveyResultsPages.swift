import Foundation
import Scheme

/// The results of the surveys, for those who run the scheme.
struct SurveyResultsPages {
  let reading: CoordinatorReading

  func show() throws -> Reply {
    let results = try FormKind.surveys.compactMap { kind in
      try reading.scheme.form(kind).map { try SurveyResults($0, kind, for: reading.coordinator, in: reading.db) }
    }
    let page =
      Page(
        SurveyResultsWords.title,
        """
        <p class="lead">\(SurveyResultsWords.lead)</p>
        \(results.map(section))<p><a href="\(href: Link(["my", "coordinator", "lists"], after: .root))">\
        \(CoordinatorListWords.title)</a></p>

        """)
    return .page(page).noting(.readSurveys, by: .coordinator(reading.coordinator.person))
  }

  private func section(_ results: SurveyResults) -> HTML {
    let returned = SurveyResultsWords.returned(results.answers.count, of: results.asked)
    let questions = results.questions.filter { $0.id != FormKind.contactQuestion }.map { question(results, $0) }
    return """
      <h2>\(results.title)</h2>
      <p><strong>\(returned)</strong></p>
      \(results.answers.isEmpty ? [] : questions)
      """
  }

  private func question(_ results: SurveyResults, _ question: Question) -> HTML {
    let figures: HTML =
      if question.id == FormKind.partnerQuestion {
        partner(results.partner)
      } else {
        switch question.kind {
        case .choice, .choices: bars(results.counts(question))
        case .scale: "\(scale(results, question))\(bars(results.counts(question)))"
        default: texts(results.texts(question))
        }
      }
    return "<section class=\"result\">\n<h3>\(question.wording.html)</h3>\n\(figures)</section>\n"
  }

  private func partner(_ rating: PartnerRating?) -> HTML {
    let words = rating.map { SurveyResultsWords.partner(Self.number($0.average), $0.answers) }
    return "<p>\(words ?? SurveyResultsWords.partnerNotYet())</p>\n"
  }

  private func scale(_ results: SurveyResults, _ question: Question) -> HTML {
    guard let average = results.average(question) else { return "" }
    let ends: HTML =
      question.options.count == 2
      ? """
      <p class="hint">\(question.low ?? 0): \(question.options[0].wording.html) · \
      \(question.high ?? 0): \(question.options[1].wording.html)</p>

      """ : ""
    let score: HTML = results.netPromoterScore(question).map { " \(SurveyResultsWords.netPromoterScore($0))" } ?? ""
    return "<p>\(SurveyResultsWords.average(Self.number(average)))\(score)</p>\n\(ends)"
  }

  /// A row for each option: its words, a bar, and the number in figures, so that nobody needs to see the bar.
  private func bars(_ counts: [(words: String, count: Int)]) -> HTML {
    let all = counts.reduce(0) { $0 + $1.count }
    guard all > 0 else { return "<p>\(SurveyResultsWords.nobody)</p>\n" }
    let rows = counts.map { words, count -> HTML in
      let share = count * 100 / all
      return """
        <tr><th scope="row">\(words)</th><td>\(count)</td><td><svg class="bar" viewBox="0 0 100 10" \
        preserveAspectRatio="none" aria-hidden="true"><rect width="\(share)" height="10"></rect></svg></td></tr>

        """
    }
    return "<table class=\"bars\">\n\(rows)</table>\n"
  }

  private func texts(_ texts: [(text: String, by: SurveyAnswer)]) -> HTML {
    guard !texts.isEmpty else { return "<p>\(SurveyResultsWords.nobody)</p>\n" }
    let items = texts.map { text, answer -> HTML in
      """
      <li><p class="typed" dir="auto">\(text)</p>
      <p class="when">\(SurveyResultsWords.by(answer)), \
      \(reading.settings.words(forDay: reading.settings.day(of: answer.answeredAt)))</p></li>

      """
    }
    return "<ul class=\"cards\">\n\(items)</ul>\n"
  }

  private static func number(_ number: Double) -> String { String(format: "%.1f", number) }
}

extension SurveyResultsWords {
  static func returned(_ count: Int, of asked: Int) -> Phrase {
    asked == 0 ? Self.nobodyAsked() : Self.returned(count, asked)
  }

  /// With a minus sign, not the hyphen that programs use.
  static func netPromoterScore(_ score: Int) -> Phrase { Self.promoters("\(score < 0 ? "−" : "")\(abs(score))") }

  static func by(_ answer: SurveyAnswer) -> Phrase {
    answer.isMentor ? Self.byMentor(answer.person, answer.partner) : Self.byMentee(answer.person, answer.partner)
  }
}
