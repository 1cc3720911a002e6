import Scheme

/// What the pages and forms of a pair say.
enum MentoringWords {
  static let readers = "Your partner reads what you write, unless a question says otherwise."
  static let send = "Send"
  static let rests =
    "You cannot do anything here at the moment. If you have a question about this, reply to one of our emails: the "
    + "coordinator reads it."
  static let changedMeanwhile =
    "This has changed since you opened the page, so you can no longer do this. Your words are still here: copy them, then "
    + "look at My page to see how things stand."

  static func title(_ partner: Name) -> Wording { "Your mentoring with \(partner)" }

  static func state(_ state: MentoringState, as actor: MentoringActor, partner: Name) -> Wording {
    switch (state, actor) {
    case (.active, .mentor): "You accepted. The mentoring can begin."
    case (.active, _): "\(partner) accepted. The mentoring can begin."
    case (.paused, _): "Your mentoring is paused."
    case (.completed, _): "This mentoring is complete. Thank you both."
    case (.ended, _): "This mentoring has ended."
    }
  }

  static func done(_ state: MentoringState, partner: Name) -> Wording {
    switch state {
    case .completed: "Saved. We are emailing \(partner), and you will both get a short survey."
    case .ended:
      "Saved. We are emailing \(partner) to say that it has ended, but not why. You will both get a short survey."
    default: "Saved. We are emailing \(partner)."
    }
  }

  static func event(_ action: MentoringAction, by name: Name) -> Wording {
    switch action {
    case .makeContact: "\(name) wrote first"
    case .extend: "\(name) extended it"
    case .keepEnd: "\(name) kept the earlier end date"
    case .leave: "\(name) can no longer take part"
    case .pause: "\(name) paused it"
    case .resume: "\(name) resumed it"
    case .complete: "\(name) marked it complete"
    case .end: "\(name) ended it"
    case .reopen: "\(name) reopened it"
    }
  }
  static let you = "You"

  static let contactTitle = "Make contact"
  static let contactMade = "I have written"
  static func contactDone(_ mentor: Name) -> Wording { "Saved. It is \(mentor)’s turn now." }
  static let pauseTitle = "Pause the mentoring"
  static let pause = "Pause"
  static let pauseUntil = "When should the pause end?"
  static let resumeTitle = "Resume early"
  static let resume = "Resume"
  static let extendTitle = "Extend the mentoring"
  static let extend = "Extend"
  static let months = "How many more months?"
  static let monthsIfLonger = "If you extend it: how many more months?"
  static let monthsWanted = "Enter how many more months, from 1 to 24."
  static let monthsBounds = "Enter a number of months from 1 to 24."
  static let earlierEndTitle = "Do not extend"
  static let earlierEnd = "Keep the earlier end date"
  static let earlierEndLead =
    "Your partner would like to continue for longer. If you would rather not, the end date that you both agreed before "
    + "applies again, and we email your partner."
  static let completeTitle = "Mark as complete"
  static let complete = "Mark as complete"
  static func completeLead(_ terms: ProposalTerms) -> String {
    "Either of you can mark the mentoring as complete. You both then get a short survey. For \(terms.secondThoughts.inDays) "
      + "either of you can reopen it. The next page says what stops and what stays."
  }
  static let endTitle = "End it early"
  static let end = "End the mentoring"
  static func endLead(_ terms: ProposalTerms) -> String {
    "Mentoring can end at any time, and nobody is to blame. We tell your partner that it has ended, but not why. For "
      + "\(terms.secondThoughts.inDays) either of you can reopen it. The next page says what stops and what stays."
  }
  static let reason = "Why are you ending it?"
  static let reasonIfEnd = "If you end it, why?"
  static let reasonWords = "In your own words"
  static let reasonReaders = "Only the scheme’s coordinator reads this. Your partner does not see it."
  static let reopenTitle = "Reopen the mentoring"
  static let reopen = "Reopen"
  static let reopenHint = "Say in a sentence or two why you would like to continue. Your partner reads this."
  static let continueTitle = "What would you like to do next?"
  static let noPlaceToReopen = "Your mentor no longer has space. Ask the scheme’s coordinator for help."

  static func dayWanted(after first: String, until last: String) -> String {
    "Choose a day after \(first) and no later than \(last)."
  }
  static func tooManyMonths(until day: String) -> String {
    "You can agree to mentoring until \(day) at the latest. Choose fewer months."
  }
  static func helps(_ name: Name) -> Wording { "What helps \(name) to take part:" }
  static func paused(until day: String) -> String { "It is paused until \(day)." }
  static func agreedUntil(_ day: String) -> String { "You agreed to meet until \(day)." }
  static func wouldGoOn(_ partner: Name, from before: String, answerBy day: String) -> Wording {
    "\(partner) asked for this. Before, it was until \(before). If that is too long for you, say so by \(day)."
  }
  static func writesFirst(isMentee: Bool, partner: Name, by day: String) -> Wording {
    isMentee
      ? "Write to \(partner) by \(day) and suggest a day to meet." : "\(partner) will write to you first, by \(day)."
  }
}

extension Name {
  /// What stands in place of the name of the one who looks.
  static let you = Name(MentoringWords.you)
}
