import GRDB
import Scheme

/// What the two take steps in: a proposal, or a mentoring.
protocol Stepped: BetweenTwo {
  associatedtype Action: Sendable
  /// One of this person's, in which they are the mentee, the mentor or, without an actor given, either.
  ///
  /// - Throws: `Problem.notFound`.
  static func own(_ handle: String, _ person: SignedIn, as actor: MentoringActor?, in db: Database) throws -> Self
  /// True while the one who looks can take a step.
  static func allows(_ action: Action, _ facts: CourseFacts) -> Bool
  /// Takes a step, does what belongs to it, and tells the other.
  ///
  /// - Throws: `Obstacle` where a rule stands against it.
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
  /// Whose form it is; `nil` for either's.
  static var actor: MentoringActor? { get }
  /// What it is called, above the form and where a link leads to it.
  static var title: String { get }
  /// True while it can be filled in by the one who looks.
  static func isOpen(_ facts: CourseFacts) -> Bool
  /// What stands above the form.
  static func lead(_ terms: ProposalTerms) -> String
  /// That it is saved, and what happens next.
  static func done(_ facts: CourseFacts) -> Wording
}

extension CourseForm {
  static var actor: MentoringActor? { nil }
  static func lead(_ terms: ProposalTerms) -> String { "" }

  static func done(_ facts: CourseFacts) -> Wording {
    let partner = facts.partnerName
    return facts.mentoring.map { MentoringWords.done($0.state, partner: partner) }
      ?? ProposalWords.done(partner: partner)
  }

  /// The last word of its address.
  static var noun: String { route.pattern.split(separator: "/").last.map(String.init) ?? "" }

  /// Questions that Intake itself asks.
  static func form(_ questions: [Question]) -> Form {
    Form(id: noun, title: title, parts: questions.map { .question($0) })
  }

  /// What it is about, for whoever may fill it in; `nil` while nobody is signed in.
  ///
  /// - Throws: `Problem.notFound`.
  func own(_ reading: Reading) throws -> Subject? {
    try reading.person.map { try Subject.own(handle, $0, as: Self.actor, in: reading.db) }
  }

  /// The same as it is saved.
  func own(_ filled: FilledForm, in transaction: Transaction) throws -> Subject {
    try Subject.own(handle, filled.person, as: Self.actor, in: transaction.db)
  }

  /// Where it leads once it is saved: the page of the two, which says so and what happens next.
  var pathWhenSaved: String { "/my/proposals/\(handle)?\(Visit.done)=\(Self.noun)" }

  /// With whom it is and where it stands, above a form that comes back.
  func standing(_ reading: Reading) throws -> (html: HTML, partner: Name)? {
    guard reading.person != nil else { return nil }
    let facts = try CourseFacts(handle, reading)
    let html = CourseHTML(facts: facts, settings: reading.settings)
    return ("<p><a href=\"\(href: html.link)\">\(facts.title)</a></p>\n\(html.state)", facts.partnerName)
  }

  /// The form on a page of its own; the page of the two where it cannot be filled in now.
  func page(_ reading: Reading, action: Link) throws -> Reply {
    let facts = try CourseFacts(handle, reading)
    let html = CourseHTML(facts: facts, settings: reading.settings)
    let open = Self.isOpen(facts) ? try reading.open(self) : nil
    guard reading.person?.session != nil else { return mailedPage(html, open, reading, action: action) }
    guard let open else { return .seeOther(facts.proposal.path) }
    let words = Self.lead(reading.settings.terms)
    let lead: HTML = words.isEmpty ? "" : "<p>\(words)</p>\n"
    return .page(
      Page(
        open.form.title,
        """
        <p><a href="\(href: html.link)">\(facts.title)</a></p>
        \(lead)\(reading.html(open, action: action))
        """))
  }

  /// The same for somebody who followed a mailed link: the one form, and no way to reach anybody.
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

extension Question {
  static func comment(_ hint: String) -> Question {
    var comment = Question(id: "comment", kind: .long, wording: Wording(ProposalWords.comment), hint: Wording(hint))
    comment.wanted = ProposalWords.commentWanted(for: ProposalWords.yourPartner)
    return comment
  }

  /// A comment that need not be.
  static let word = Question(
    id: "comment", kind: .long, wording: Wording(ProposalWords.word), hint: Wording(ProposalWords.wordHint)
  ).optional

  static func until(_ wording: String) -> Question {
    Question(id: "until", kind: .date, wording: Wording(wording))
  }

  static func choice(_ id: String, _ wording: String, _ options: [(id: String, words: String)]) -> Question {
    var question = Question(id: id, kind: .choice, wording: Wording(wording))
    question.options = options.map { Option(id: $0.id, wording: Wording($0.words)) }
    return question
  }

  /// The same question, which may be left empty.
  var optional: Question {
    var question = self
    question.isOptional = true
    return question
  }
}

extension Form {
  /// The same form, with another sentence where one of its questions was left empty.
  func wanting(_ words: String, in question: String) -> Form {
    var form = self
    form.parts = parts.map { part in
      guard case .question(var asked) = part, asked.id == question else { return part }
      asked.wanted = words
      return .question(asked)
    }
    return form
  }
}
