import Scheme

/// A form about a proposal, or about the mentoring that it has become: a noun at the end of its address,
/// `/my/proposals/<handle>/response`.
protocol ProposalForm: HandleForm {
  /// Whose form it is; `nil` for either's.
  static var actor: ProposalActor? { get }
  /// What it is called, above the form and where a link leads to it.
  static var title: String { get }
  /// True while it can be filled in by the one who looks.
  static func isOpen(_ facts: ProposalFacts) -> Bool
  /// What stands above the form.
  static func lead(_ terms: ProposalTerms) -> String
  /// That it is saved, and what happens next.
  static func done(_ facts: ProposalFacts) -> Wording
}

extension ProposalForm {
  static var actor: ProposalActor? { nil }
  static func lead(_ terms: ProposalTerms) -> String { "" }

  static func done(_ facts: ProposalFacts) -> Wording {
    ProposalWords.done(facts.proposal.state, partner: facts.partnerName)
  }

  /// The last word of its address.
  static var noun: String { route.pattern.split(separator: "/").last.map(String.init) ?? "" }

  /// Questions that Intake itself asks.
  static func form(_ questions: [Question]) -> Form {
    Form(id: noun, title: title, parts: questions.map { .question($0) })
  }

  /// The proposal, for whoever may fill in the form; `nil` while nobody is signed in.
  ///
  /// - Throws: `Problem.notFound`.
  func own(_ reading: Reading) throws -> Proposal? {
    try reading.person.map { try Proposal.own(handle, $0, as: Self.actor, in: reading.db) }
  }

  /// The same as it is saved.
  func own(_ filled: FilledForm, in transaction: Transaction) throws -> Proposal {
    try Proposal.own(handle, filled.person, as: Self.actor, in: transaction.db)
  }

  /// Where it leads once it is saved: the proposal's page, which says so and what happens next.
  var pathWhenSaved: String { "/my/proposals/\(handle)?\(Visit.done)=\(Self.noun)" }

  /// With whom it is and where it stands, above a form that comes back.
  func standing(_ reading: Reading) throws -> (html: HTML, partner: Name)? {
    guard reading.person != nil else { return nil }
    let facts = try ProposalFacts(handle, reading)
    let html = ProposalHTML(facts: facts, settings: reading.settings)
    return ("<p><a href=\"\(href: html.link)\">\(facts.title)</a></p>\n\(html.state)", facts.partnerName)
  }

  /// The form on a page of its own; the proposal's page where it cannot be filled in now.
  func page(_ reading: Reading, action: Link) throws -> Reply {
    let facts = try ProposalFacts(handle, reading)
    let html = ProposalHTML(facts: facts, settings: reading.settings)
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
  private func mailedPage(_ html: ProposalHTML, _ open: OpenForm?, _ reading: Reading, action: Link) -> Reply {
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

/// All of them, in the order in which a page offers them.
enum ProposalForms {
  static let all: [any ProposalForm.Type] = [
    ResponseForm.self, VersionForm.self, WithdrawalForm.self, DelayForm.self, ReconsiderationForm.self,
    OtherProposalsForm.self, FirstContactForm.self, PauseForm.self, ResumptionForm.self, ExtensionForm.self,
    EarlierEndForm.self, CompletionForm.self, EndingForm.self, ReopeningForm.self, ContinuationForm.self,
  ]

  /// Those that their own page of the proposal shows at once, since they are waited for.
  static let wanted: [any ProposalForm.Type] = [ResponseForm.self, VersionForm.self, FirstContactForm.self]

  static func named(_ noun: String) -> (any ProposalForm.Type)? { all.first { $0.noun == noun } }
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
