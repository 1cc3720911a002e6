import GRDB
import Scheme

/// What two people take steps in: a proposal, or a mentoring relationship.
protocol Stepped: BetweenTwo {
  associatedtype Action: Sendable
  /// One of this person's, in which they are the given actor, or either if none is given.
  ///
  /// - Throws: `Problem.notFound`.
  static func own(_ handle: String, _ person: SignedIn, as actor: MentoringActor?, in db: Database) throws -> Self
  /// True while the reader can take a step.
  static func allows(_ action: Action, _ facts: CourseFacts) -> Bool
  /// Takes a step, does what goes with it, and tells the other.
  ///
  /// - Throws: `Obstacle` where a rule forbids it.
  func takeTold(_ step: Step<Action>, settings: Settings, in transaction: Transaction) throws -> [Mail]
}

extension Proposal: Stepped {
  static func allows(_ action: ProposalAction, _ facts: CourseFacts) -> Bool { facts.allows(action) }
}

/// A form about a proposal, or about the mentoring that it has become: a noun at the end of its address,
/// `/my/proposals/<handle>/response`.
protocol CourseForm: HandleForm {
  /// What it is about.
  associatedtype Subject: Stepped
  /// Who fills it in; `nil` if either may.
  static var actor: MentoringActor? { get }
  /// What it asks, and what it is called, above the form and in links to it.
  static func form(_ scheme: SchemeFile) -> Form
  /// True while the reader can fill it in.
  static func isOpen(_ facts: CourseFacts) -> Bool
  /// Says that it is saved, and what happens next.
  static func done(_ facts: CourseFacts) -> Phrase
}

extension CourseForm {
  static var actor: MentoringActor? { nil }

  static func done(_ facts: CourseFacts) -> Phrase {
    let partner = facts.partnerName
    return facts.mentoring.map { MentoringWords.done($0.state, partner: partner) }
      ?? ProposalWords.saved(partner)
  }

  /// The last word of its address.
  static var noun: String { route.pattern.split(separator: "/").last.map(String.init) ?? "" }

  /// What it is about, for someone who may fill it in; `nil` while nobody is signed in.
  ///
  /// - Throws: `Problem.notFound`.
  func own(_ reading: Reading) throws -> Subject? {
    try reading.person.map { try Subject.own(handle, $0, as: Self.actor, in: reading.db) }
  }

  /// The same when it is saved.
  func own(_ filled: FilledForm, in transaction: Transaction) throws -> Subject {
    try Subject.own(handle, filled.person, as: Self.actor, in: transaction.db)
  }

  /// Where it leads once it is saved: the page of the two, which says so and what happens next.
  var pathWhenSaved: String { "/my/proposals/\(handle)?\(Visit.done)=\(Self.noun)" }

  /// Who it is with and what state it is in, above a form that comes back.
  func standing(_ reading: Reading) throws -> (html: HTML, partner: Name)? {
    guard reading.person != nil else { return nil }
    let facts = try CourseFacts(handle, reading)
    let html = CourseHTML(facts: facts, settings: reading.settings)
    return ("<p><a href=\"\(href: html.link)\">\(facts.title)</a></p>\n\(html.state)", facts.partnerName)
  }

  /// The form on a page of its own, or the page of the two if it cannot be filled in now.
  func page(_ reading: Reading, action: Link) throws -> Reply {
    let facts = try CourseFacts(handle, reading)
    let html = CourseHTML(facts: facts, settings: reading.settings)
    let open = Self.isOpen(facts) ? try reading.open(self) : nil
    guard reading.person?.session != nil else { return mailedPage(html, open, reading, action: action) }
    guard let open else { return .seeOther(facts.proposal.path) }
    return .page(
      Page(
        open.form.title,
        """
        <p><a href="\(href: html.link)">\(facts.title)</a></p>
        \(open.form.leadHTML)\(reading.html(open, action: action))
        """))
  }

  /// The same for someone who followed a mailed link: only this form, and no way to reach anyone.
  private func mailedPage(_ html: CourseHTML, _ open: OpenForm?, _ reading: Reading, action: Link) -> Reply {
    guard let open else {
      let signIn: HTML = "<p><a href=\"\(href: html.link)\">\(PeopleWords.signIn)</a></p>\n"
      return .page(Page(ProposalWords.closed, "\(html.state)\(signIn)"))
    }
    let answering = reading.person?.answering ?? ""
    return .page(
      Page(
        html.facts.title,
        """
        \(answering)\(html.state)<p><a href="\(href: Link(fragment: open.form.id))">\(ProposalWords.toForm)</a></p>
        \(html.body)<h2>\(open.form.title)</h2>
        \(reading.html(open, action: action))
        """))
  }
}

extension Form {
  /// The same form, with what to say if one of its questions was left empty.
  func wanting(_ words: Phrase, in question: String) -> Form { changing(question) { $0.wanted = words } }
}
