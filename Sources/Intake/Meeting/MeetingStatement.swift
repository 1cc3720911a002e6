import GRDB
import Scheme

/// What someone can print about the meetings of a pair: dates, number, hours, and words of their own.
struct MeetingStatement: Sendable {
  let pair: Mentoring
  let mentee: Name
  let mentor: Name
  /// Oldest first.
  let meetings: [Meeting]

  init(_ handle: String, _ person: SignedIn, in db: Database) throws {
    pair = try Mentoring.own(handle, person, in: db)
    mentee = try Profile.name(of: pair.mentee, in: db)
    mentor = try Profile.name(of: pair.mentor, in: db)
    meetings = try Meeting.all(of: pair, in: db)
  }

  /// The total length of all whose length is known.
  var minutes: Int { meetings.compactMap(\.note.minutes).reduce(0, +) }
  /// How many have no known length.
  var unmeasured: Int { meetings.count { $0.note.minutes == nil } }
}

/// The statement's page. The words are only on the page and on paper: nothing is stored.
struct StatementPages {
  let reading: Reading

  /// Blank, or, for a post, with the words that were typed.
  func show() throws -> Reply {
    let visit = reading.visit
    guard let person = visit.person else { return try signedOut(visit) }
    let statement = try MeetingStatement(visit.part("handle"), person, in: reading.db)
    guard statement.pair.life != .stopped else { return statement.pair.restsPage(StatementWords.title()) }
    do {
      let words = try reading.scheme[.meetingStatement].read(visit.posted).text("words")
      return .page(page(statement, words, visit))
    } catch {
      return .page(page(statement, "", visit, problems: error).failed)
    }
  }

  /// The session was over when the words were sent, so they are shown to be copied.
  private func signedOut(_ visit: Visit) throws -> Reply {
    guard let words = visit.posted.first("words"), !words.isEmpty else {
      throw Problem.signInNeeded(destination: visit.path)
    }
    return .page(
      Page(
        StatementWords.title,
        """
        <p>\(StatementWords.signedOut)</p>
        <p class="typed entry" dir="auto">\(words)</p>
        <p><a href="\(href: Link(["my", "sign-in"], after: .root, query: [("to", visit.path)]))">\(PeopleWords.signIn)</a></p>

        """))
  }

  private func page(
    _ statement: MeetingStatement, _ words: String, _ visit: Visit, problems: FieldProblems? = nil
  ) -> Page {
    let asked = reading.scheme[.meetingStatement]
    let form = FormHTML(
      form: asked, action: Link(["my", "pairs", visit.part("handle"), "statement"], after: .root),
      button: asked.button ?? "", posted: visit.posted, problems: problems, readers: asked.readers?.phrase)
    let own = words.isEmpty ? "" : HTML(typed: words)
    return Page(
      StatementWords.title,
      """
      <p class="lead">\(StatementWords.about(statement.mentee, statement.mentor, reading.scheme.site.name))</p>
      \(facts(statement))\(own)<p class="hint">\(StatementWords.source(today))</p>
      <section class="screen-only">
      <h2>\(asked.title)</h2>
      \(asked.leadHTML)\(form.html)<p><a href="\(href: statement.pair.meetings)">\(MeetingWords.title)</a></p>
      </section>

      """)
  }

  private func facts(_ statement: MeetingStatement) -> HTML {
    guard let first = statement.meetings.first, let last = statement.meetings.last else {
      return "<p>\(MeetingWords.none)</p>\n"
    }
    let sum = StatementWords.sum(
      statement.meetings.count, from: day(first), to: day(last), minutes: statement.minutes,
      unmeasured: statement.unmeasured)
    let rows = statement.meetings.map { meeting -> HTML in
      let length = meeting.note.minutes.map(MeetingWords.length) ?? StatementWords.lengthUnknown()
      return """
        <tr><th scope="row">\(day(meeting))</th><td>\(length)</td>\
        <td>\(meeting.note.medium.map { reading.scheme.medium($0) } ?? "")</td></tr>

        """
    }
    return """
      <p>\(sum)</p>
      <div class="table" tabindex="0" role="region" aria-label="\(plain: StatementWords.table)">
      <table>
      <thead><tr><th scope="col">\(StatementWords.day)</th><th scope="col">\(StatementWords.length)</th>\
      <th scope="col">\(StatementWords.how)</th></tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>
      </div>

      """
  }

  private func day(_ meeting: Meeting) -> String { reading.settings.words(forDay: meeting.note.day) }

  private var today: String { reading.settings.words(forDay: reading.today) }
}

extension StatementWords {
  /// How many meetings there were, when, and their total length. There is at most one meeting a day.
  static func sum(_ count: Int, from first: String, to last: String, minutes: Int, unmeasured: Int) -> Phrase {
    guard minutes > 0 else { return first == last ? Self.single(first) : Self.several(count, first, last) }
    let length = MeetingWords.length(minutes)
    let sum =
      first == last
      ? Self.singleWithLength(first, length) : Self.severalWithLength(count, first, last, length)
    return unmeasured == 0 ? sum : "\(sum) \(Self.unmeasured(unmeasured))"
  }
}
