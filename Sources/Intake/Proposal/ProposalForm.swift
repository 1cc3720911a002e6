import Scheme

/// The forms about a proposal, each a noun in its address: `/my/proposals/<handle>/response`.
enum ProposalForm: String, Sendable, CaseIterable {
  /// The mentor accepts, asks for changes, or declines.
  case response
  /// The mentee's next version.
  case version
  /// The mentee takes the proposal back.
  case withdrawal
  /// The mentor needs until a day.
  case delay
  /// The mentor takes a rejection back.
  case reconsideration
  /// What becomes of the mentee's other proposals once one is accepted.
  case others
  /// The mentee has written to the mentor.
  case contact
  case pause
  case resumption
  case `extension`
  /// The other would rather not go on for longer.
  case earlierEnd = "earlier-end"
  case completion
  case ending
  case reopening
  /// How to go on when the agreed months are over: complete, extend or end.
  case continuation
}

extension ProposalForm {
  /// The form that an address names.
  ///
  /// - Throws: `Problem.notFound`.
  init(of visit: Visit) throws(Problem) {
    guard let form = ProposalForm(rawValue: visit.part("form")) else { throw .notFound }
    self = form
  }

  /// The step that the form takes; `nil` where its answers say which, or where it is no step.
  var action: ProposalAction? {
    switch self {
    case .response, .others, .continuation: nil
    case .version: .sendAgain
    case .withdrawal: .withdraw
    case .delay: .delay
    case .reconsideration: .reconsider
    case .contact: .makeContact
    case .pause: .pause
    case .resumption: .resume
    case .extension: .extend
    case .earlierEnd: .keepEnd
    case .completion: .complete
    case .ending: .end
    case .reopening: .reopen
    }
  }

  /// The questions that Intake itself asks; `nil` where the form is the scheme's.
  var form: Form? {
    switch self {
    case .version, .others: nil
    case .response: ask(ProposalWords.respondTitle, [.response, .comment(ProposalWords.commentHint), .stay])
    case .withdrawal: ask(ProposalWords.takeBack, [.word])
    case .delay: ask(ProposalWords.delayTitle, [.until(ProposalWords.delayUntil), .word])
    case .reconsideration: ask(ProposalWords.reconsiderTitle, [.comment(ProposalWords.reconsiderHint)])
    case .contact: ask(MentoringWords.contactTitle, [])
    case .pause: ask(MentoringWords.pauseTitle, [.until(MentoringWords.pauseUntil), .word])
    case .resumption: ask(MentoringWords.resumeTitle, [.word])
    case .extension: ask(MentoringWords.extendTitle, [.months(isOptional: false), .word])
    case .earlierEnd: ask(MentoringWords.earlierEndTitle, [.word])
    case .completion: ask(MentoringWords.completeTitle, [.word])
    case .ending: ask(MentoringWords.endTitle, [.reason(isOptional: false), .reasonWords, .word])
    case .reopening: ask(MentoringWords.reopenTitle, [.comment(MentoringWords.reopenHint)])
    case .continuation:
      ask(MentoringWords.continueTitle, [.continuation, .months(isOptional: true), .reason(isOptional: true), .word])
    }
  }

  private func ask(_ title: String, _ questions: [Question]) -> Form {
    Form(id: rawValue, title: title, parts: questions.map { .question($0) })
  }
}

extension Question {
  fileprivate static let response: Question = {
    var response = choice(
      "response", "Your answer",
      [("accept", ProposalWords.accept), ("amend", ProposalWords.amend), ("reject", ProposalWords.reject)])
    response.wanted = ProposalWords.responseWanted
    return response
  }()

  fileprivate static let continuation = choice(
    "continuation", MentoringWords.continueTitle,
    [("complete", MentoringWords.complete), ("extend", MentoringWords.extend), ("end", MentoringWords.end)])

  fileprivate static func comment(_ hint: String) -> Question {
    var comment = Question(id: "comment", kind: .long, wording: Wording(ProposalWords.comment), hint: Wording(hint))
    comment.wanted = ProposalWords.commentWanted(for: ProposalWords.yourPartner)
    return comment
  }

  /// A comment that need not be.
  fileprivate static let word = Question(
    id: "comment", kind: .long, wording: Wording(ProposalWords.word), hint: Wording(ProposalWords.wordHint)
  ).optional

  fileprivate static let stay = choice(
    "stay", ProposalWords.stay, [("yes", ProposalWords.stayYes), ("no", ProposalWords.stayNo)]
  ).optional

  fileprivate static func until(_ wording: String) -> Question {
    Question(id: "until", kind: .date, wording: Wording(wording))
  }

  fileprivate static func months(isOptional: Bool) -> Question {
    let words = isOptional ? MentoringWords.monthsIfLonger : MentoringWords.months
    let months = Question(id: "months", kind: .number, wording: Wording(words))
    return isOptional ? months.optional : months
  }

  fileprivate static func reason(isOptional: Bool) -> Question {
    var reason = choice(
      "reason", isOptional ? MentoringWords.reasonIfEnd : MentoringWords.reason, MentoringWords.reasons)
    reason.hint = Wording(MentoringWords.reasonReaders)
    return isOptional ? reason.optional : reason
  }

  fileprivate static let reasonWords = Question(
    id: "reason-words", kind: .long, wording: Wording(MentoringWords.reasonWords),
    hint: Wording(MentoringWords.reasonReaders)
  ).optional

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

extension ProposalForm {
  /// What stands above the form.
  func lead(_ terms: ProposalTerms) -> String {
    switch self {
    case .delay: ProposalWords.delayLead
    case .reconsideration: ProposalWords.reconsiderLead(terms)
    case .earlierEnd: MentoringWords.earlierEndLead
    case .completion: MentoringWords.completeLead(terms)
    case .ending: MentoringWords.endLead(terms)
    default: ""
    }
  }
}
