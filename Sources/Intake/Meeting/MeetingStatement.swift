import GRDB
import Scheme

/// What somebody can print about the meetings of a pair: dates, number, hours, and words of their own.
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

  /// All whose length is known, together.
  var minutes: Int { meetings.compactMap(\.note.minutes).reduce(0, +) }
  /// How many there are of which nobody has said how long they were.
  var unmeasured: Int { meetings.count { $0.note.minutes == nil } }
}

/// The statement's page. The words are on it and on the paper alone: nothing is kept.
struct StatementPages {
  let reading: Reading

  /// Blank, or, for a post, with the words that were typed.
  func show() throws -> Reply {
    let visit = reading.visit
    guard let person = visit.person else { return try signedOut(visit) }
    let statement = try MeetingStatement(visit.part("handle"), person, in: reading.db)
    guard statement.pair.life != .stopped else { return statement.pair.restsPage(Wording(StatementWords.title)) }
    do {
      let words = try StatementWords.form.read(visit.posted).text("words")
      return .page(page(statement, words, visit))
    } catch {
      return .page(page(statement, "", visit, problems: error).failed)
    }
  }

  /// The session was over when the words were sent: they are shown, to be copied.
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
    let form = FormHTML(
      form: StatementWords.form,
      action: Link(["my", "pairs", visit.part("handle"), "statement"], after: .root), button: StatementWords.button,
      posted: visit.posted, problems: problems, readers: StatementWords.readers)
    let own = words.isEmpty ? "" : HTML(typed: words)
    return Page(
      StatementWords.title,
      """
      <p class="lead">\(StatementWords.about(statement.mentee, statement.mentor, reading.scheme.site.name))</p>
      \(facts(statement))\(own)<p class="hint">\(StatementWords.source(day: today))</p>
      <section class="screen-only">
      <h2>\(StatementWords.print)</h2>
      <p>\(StatementWords.printLead)</p>
      \(form.html)<p><a href="\(href: statement.pair.meetings)">\(MeetingWords.title)</a></p>
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
      """
      <tr><th scope="row">\(day(meeting))</th><td>\(meeting.note.minutes.map(MeetingWords.length) ?? StatementWords.unknown)</td>\
      <td>\(meeting.note.medium.map(MeetingWords.name) ?? "")</td></tr>

      """
    }
    return """
      <p>\(sum)</p>
      <div class="table" tabindex="0" role="region" aria-label="\(StatementWords.table)">
      <table>
      <thead><tr><th scope="col">\(StatementWords.day)</th><th scope="col">\(StatementWords.length)</th>\
      <th scope="col">\(StatementWords.medium)</th></tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>
      </div>

      """
  }

  private func day(_ meeting: Meeting) -> String { reading.settings.words(forDay: meeting.note.day) }

  private var today: String { reading.settings.words(forDay: reading.today) }
}

/// What the statement says.
enum StatementWords {
  static let title = "A statement of meetings"
  static let print = "Add your own words"
  static let printLead =
    "You can add some words, for instance what the statement is for. Then print this page with your browser. This part is "
    + "not printed."
  static let readers =
    "We do not keep your words: they appear only on the next page and on your paper. Print the page before you leave it."
  static let button = "Show the statement with my words"
  static let signedOut =
    "You are signed out, so we cannot show the statement. These are your words: copy them, sign in and paste them again."

  static let day = "Day"
  static let length = "Length"
  static let medium = "How"
  static let table = "Meetings"
  static let unknown = "not noted"

  static func about(_ mentee: Name, _ mentor: Name, _ site: String) -> Wording {
    "\(mentee) (mentee) and \(mentor) (mentor), in \(site)"
  }

  static func sum(_ count: Int, from first: String, to last: String, minutes: Int, unmeasured: Int) -> String {
    let when = first == last ? "on \(first)" : "from \(first) to \(last)"
    let hours = minutes == 0 ? "" : ", \(MeetingWords.length(minutes)) in all"
    let rest =
      minutes == 0 || unmeasured == 0
      ? ""
      : " The length of \(unmeasured == 1 ? "one of them" : "\(unmeasured) of them") was not noted, and is not counted."
    return "\(MeetingWords.count(count)) \(when)\(hours).\(rest)"
  }

  static func source(day: String) -> String {
    "The mentee and the mentor noted these meetings themselves. The scheme has not checked them. Prepared on \(day)."
  }

  static let form = Form(
    id: "statement", title: title,
    parts: [
      .question(Question(id: "words", kind: .long, wording: Wording("What would you like to add?")).optional)
    ])
}
