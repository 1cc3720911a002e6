import GRDB
import Scheme

/// What *My page* says about someone's journeys: what is waiting for their answer, and their dates.
struct JourneyNews: Sendable {
  /// A line with its day.
  struct Line: Sendable {
    let day: String?
    let partner: Name
    let words: Phrase
    let link: Link
  }

  /// The partners who have written what is waiting, and the pages of those journeys.
  let waiting: [(partner: Name, link: Link)]
  /// The next review or other day of each journey, and the open action points that are this person's, by day.
  let lines: [Line]

  /// How many lines *My page* shows.
  private static let most = 10

  /// - Parameters:
  ///   - mentorings: all of this person's.
  ///   - today: days before it are no longer next.
  init(for person: SignedIn, _ mentorings: [Mentoring], today: String, in db: Database) throws {
    let all = try mentorings.filter(\.life.isPartnership).map { mentoring in
      try JourneyFacts(Pair(mentoring, for: person.id, in: db), in: db)
    }
    waiting = all.filter { !$0.waiting.isEmpty }.map { ($0.pair.partner, $0.pair.link()) }
    let reviews = all.filter(\.journey.usesRoadmap).compactMap { facts in
      facts.dates.first { $0.day >= today }.map { date in
        Line(
          day: date.day, partner: facts.pair.partner, words: date.question.wording.phrase, link: facts.pair.link())
      }
    }
    let points = all.flatMap { facts in
      facts.points.open.filter { $0.isFor(facts.pair.actor) }.map { point in
        Line(
          day: point.dueOn, partner: facts.pair.partner, words: point.what.phrase,
          link: facts.pair.link("action-points"))
      }
    }
    lines = (reviews + points).sorted { ($0.day ?? "9999") < ($1.day ?? "9999") }
  }

  /// The section of *My page*; empty if there is nothing to say.
  func html(_ settings: Settings) -> HTML {
    guard !lines.isEmpty else { return "" }
    let items = lines.prefix(JourneyNews.most).map { line -> HTML in
      let when = [line.day.map { settings.words(forDay: $0).phrase }, MyPageWords.with(line.partner)]
        .compactMap(\.self)
      return """
        <li><a class="typed" dir="auto" href="\(href: line.link)">\(plain: line.words)</a>
        <p>\(when.joined(separator: " · "))</p></li>

        """
    }
    let more: HTML =
      lines.count > JourneyNews.most ? "<p>\(MyPageWords.more(lines.count - JourneyNews.most))</p>\n" : ""
    return "<h2>\(MyPageWords.dates)</h2>\n<ul class=\"cards\">\n\(Array(items))</ul>\n\(more)"
  }
}

extension ActionPoint {
  /// True for a person's own, for one that both share, and while nobody is named.
  func isFor(_ actor: MentoringActor) -> Bool {
    switch who {
    case .both, nil: true
    case .mentee: actor == .mentee
    case .mentor: actor == .mentor
    }
  }
}
