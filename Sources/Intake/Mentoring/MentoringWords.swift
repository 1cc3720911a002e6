import Scheme

/// What the pages and forms of a pair say.
enum MentoringWords {
  static let readers = "Your partner reads your words, unless it says otherwise beside a question."
  static let send = "Send"
  static let rests =
    "Nothing can be done here at present. If you have a question about it, reply to one of our mails: the coordinator "
    + "reads it."
  static let changedMeanwhile =
    "This proposal has changed since you opened the page, so this cannot be done any more. "
    + "Your words are still here: copy them, and look at the proposal on My page."

  static func title(_ partner: Name) -> Wording { "Your mentoring with \(partner)" }

  static func state(_ state: MentoringState, as actor: MentoringActor, partner: Name) -> Wording {
    switch (state, actor) {
    case (.active, .mentor): "You accepted. The mentoring can begin."
    case (.active, _): "\(partner) accepted. The mentoring can begin."
    case (.paused, _): "You are taking a break."
    case (.completed, _): "This mentoring is complete. Thank you both."
    case (.ended, _): "This mentoring has ended."
    }
  }

  static func done(_ state: MentoringState, partner: Name) -> Wording {
    switch state {
    case .completed: "Saved. \(partner) is told by e-mail, and you both get a short survey."
    case .ended: "Saved. \(partner) is told by e-mail that it has ended, and not why. You both get a short survey."
    default: "Saved. \(partner) is told by e-mail."
    }
  }

  static func event(_ action: MentoringAction, by name: Name) -> Wording {
    switch action {
    case .makeContact: "\(name) wrote first"
    case .extend: "\(name) extended it"
    case .keepEnd: "\(name) would rather keep to the day agreed before"
    case .leave: "\(name) can no longer take part"
    case .pause: "\(name) asked for a break"
    case .resume: "\(name) went on"
    case .complete: "\(name) marked it complete"
    case .end: "\(name) ended it"
    case .reopen: "\(name) took it up again"
    }
  }
  static let you = "You"

  static let contactTitle = "Write first"
  static let contactMade = "I have written"
  static func contactDone(_ mentor: Name) -> Wording { "Saved. Now it is \(mentor)’s turn." }
  static let pauseTitle = "Take a break"
  static let pause = "Start the break"
  static let pauseUntil = "Until which day?"
  static let resumeTitle = "Go on before the break is over"
  static let resume = "Go on"
  static let extendTitle = "Go on for longer"
  static let extend = "Go on for longer"
  static let months = "For how many more months?"
  static let monthsIfLonger = "If you go on for longer: for how many more months?"
  static let monthsWanted = "Say for how many more months: from 1 to 24."
  static let monthsBounds = "Say for how many months: from 1 to 24."
  static let earlierEndTitle = "Not for longer"
  static let earlierEnd = "Keep to the day agreed before"
  static let earlierEndLead =
    "Your partner would like to go on for longer. If you would rather not, the day that you both agreed on before holds "
    + "again, and your partner is told."
  static let completeTitle = "Mark as complete"
  static let complete = "Mark as complete"
  static func completeLead(_ terms: ProposalTerms) -> String {
    "Either of you can mark the mentoring complete. Both of you then get a short survey, and for "
      + "\(terms.secondThoughts.inDays) either of you can take it up again. The next page says what stops and what stays."
  }
  static let endTitle = "End it early"
  static let end = "End the mentoring"
  static func endLead(_ terms: ProposalTerms) -> String {
    "Mentoring can end at any time, and nobody is to blame. Your partner is told that it has ended, and not why. For "
      + "\(terms.secondThoughts.inDays) either of you can take it up again. The next page says what stops and what stays."
  }
  static let reason = "Why does it end?"
  static let reasonIfEnd = "If you end it: why?"
  static let reasonWords = "In your own words"
  static let reasonReaders = "Only the scheme’s coordinator reads this. Your partner does not."
  static let reopenTitle = "Take it up again"
  static let reopen = "Take it up again"
  static let reopenHint = "A sentence or two: why you would like to go on. The other reads them."
  static let continueTitle = "How would you like to go on?"
  static let noPlaceToReopen = "Your mentor has no place any more. Ask the scheme’s coordinator for help."

  static func dayWanted(after first: String, until last: String) -> String {
    "Choose a day after \(first), and not after \(last)."
  }
  static func tooManyMonths(until day: String) -> String {
    "A mentoring can be agreed until \(day), and not beyond. Choose fewer months."
  }
  static func helps(_ name: Name) -> Wording { "What helps \(name) to take part:" }
  static func paused(until day: String) -> String { "The break lasts until \(day)." }
  static func agreedUntil(_ day: String) -> String { "You agreed to meet until \(day)." }
  static func wouldGoOn(_ partner: Name, from before: String, answerBy day: String) -> Wording {
    "That is as \(partner) would like it; before, it was until \(before). If that is too long for you, say so by \(day)."
  }
  static func writesFirst(isMentee: Bool, partner: Name, by day: String) -> Wording {
    isMentee
      ? "Write to \(partner) by \(day), and suggest a day to meet." : "\(partner) writes to you first, by \(day)."
  }
}

extension Name {
  /// What stands in place of the name of the one who looks.
  static let you = Name(MentoringWords.you)
}
