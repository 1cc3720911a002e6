import GRDB
import Scheme

/// The diary's part of *My page*: the last entries, and what partners share.
struct DiaryOnMyPage: Sendable {
  static let most = 3

  let last: [DiaryEntry]
  /// Partners who share entries, and how many.
  let sharing: [(partner: DiaryPartner, count: Int)]
  /// Stages that a pair has just done, by their ids.
  let done: [(pair: String, stage: String)]

  /// How long a look back at a stage is offered after it was done.
  private static let offer = Span.days(30)

  /// - Parameter mentorings: all of this person's.
  init(of person: SignedIn, _ mentorings: [Mentoring], at now: Instant, in db: Database) throws {
    last = try DiaryEntry.page(of: person, count: Self.most, in: db)
    sharing = try DiaryPartner.all(among: mentorings, of: person.id, in: db).map {
      ($0, try DiaryEntry.countShared(in: $0.pair, with: person.id, in: db))
    }.filter { $0.count > 0 }
    done = try mentorings.flatMap { pair in
      try StageGate.closed(of: pair, in: db).filter { $0.at + Self.offer > now }.map { (pair.handle, $0.stage) }
    }
  }

  /// Empty if there is nothing to list: the link to the diary is among the person's own things.
  func html(_ settings: Settings, _ scheme: SchemeFile) -> HTML {
    guard !last.isEmpty || !sharing.isEmpty || !done.isEmpty else { return "" }
    let looks = done.compactMap { pair, stage in
      scheme.stages.first { $0.id == stage }.map {
        item(["pairs", pair, "look-back", stage], LookBackWords.offer($0.form.title), nil)
      }
    }
    let shared = sharing.map { partner, count in
      item(["pairs", partner.handle, "shared"], DiaryWords.shares(partner.name, count), nil)
    }
    let own = last.map { item(["diary", $0.handle], Name($0.name).phrase, settings.words(for: $0.createdAt)) }
    return "<h2>\(DiaryWords.title)</h2>\n<ul class=\"cards\">\n\(looks)\(shared)\(own)</ul>\n"
  }

  private func item(_ path: [String], _ words: Phrase, _ when: String?) -> HTML {
    let line: HTML = when.map { "\n<p>\($0)</p>" } ?? ""
    return "<li><a href=\"\(href: Link(["my"] + path, after: .root))\">\(words)</a>\(line)</li>\n"
  }
}
