import Scheme

/// What the pages about lost mailboxes say.
enum LostMailboxWords {
  static let title = "Lost mailboxes"
  static let lead = "Use this when someone can no longer read their email and wants to sign in with another address."
  static let way = [
    "Make sure you know who they are, without relying on email: you know their voice, you rang the ward, you saw a badge.",
    "Report it here. We email the old address, which can refuse the change, and ask the new address to confirm it.",
    "The change takes effect three days later. You see nothing in their account.",
  ]
  static let list = "Reported so far"
  static let none = "No lost mailboxes have been reported."
  static let send = "Send the emails"
  static let readers = "Only the coordinators read this. The person does not."
  static let withdraw = "Withdraw this report"
  static let signInAgain = "Sign in again to report a lost mailbox"

  static let form: Form = {
    func address(_ id: String, _ wording: String) -> Question {
      var question = Question(id: id, kind: .short, wording: Wording(wording))
      question.maximum = 254
      return question
    }
    let checked = Question(
      id: "checked", kind: .long, wording: Wording("How do you know it is this person?"),
      hint: Wording("In a sentence or two: what you asked, who you rang, what you saw."))
    return Form(
      id: "lost-mailbox", title: title,
      parts: [
        .question(address("old-address", "The old address they signed in with")),
        .question(address("new-address", "The new address")), .question(checked),
      ])
  }()

  static let ownMailbox = "This is your own account. Ask another coordinator."
  static let ownAddress = "This address is a coordinator’s. It cannot be given to another person’s account."
  static let alreadyTheirs = "This address already belongs to that account: they can sign in with it."
  static let openAlready = "There is already an open report for this account. It is in the list below."

  static func state(_ lost: LostMailbox, due: String?) -> String {
    switch (lost.outcome, lost.confirmed, due) {
    case (.done, _, _): "Done: the new address has replaced the old one."
    case (.refused, _, _): "Refused from the person’s old address. Nothing has changed."
    case (.withdrawn, _, _): "Withdrawn. Nothing has changed."
    case (.lapsed, _, _): "Nothing has changed: it was not confirmed in time, or it was no longer possible."
    case (nil, nil, _): "Waiting for the new address to confirm."
    case (nil, _, let due?): "Confirmed. Takes effect on \(due), unless it is refused."
    case (nil, _, nil): "Confirmed. The three days begin when the email to the old address has been sent."
    }
  }

  static func step(_ action: AccountEvent.Action, by: String?) -> String {
    let who = by ?? "A coordinator"
    return switch action {
    case .lostAsked: "\(who) reported it"
    case .lostConfirmed: "Confirmed from the new address"
    case .lostRefused: "Refused from the old address"
    case .lostWithdrawn: "\(who) withdrew it"
    case .lostLapsed: "It lapsed"
    default: "It took effect"
    }
  }

  // MARK: The links

  static let confirmTitle = "Confirm your new address"
  static let confirmButton = "Yes, this is my new address"
  static func confirmSentence(_ address: String, account: String) -> String {
    "The coordinator was told that you can no longer read email at \(account), and that \(address) should replace it. "
      + "The old address can refuse this for three days. After that you sign in with the new one."
  }
  static let confirmed = "Your new address is confirmed"
  static func confirmedNext(_ address: String) -> String {
    "Three days after we emailed the old address, \(address) replaces it, unless the old address refuses. "
      + "We will email you."
  }

  static let refuseTitle = "Is this mailbox lost?"
  static let refuseButton = "No, refuse the change"
  static func refuseSentence(_ address: String) -> String {
    "The coordinator was told that you can no longer read your email, and that another address should replace your old "
      + "one. You are reading this at \(address). If you did not ask for the change, refuse it and nothing will change."
  }
  static let refused = "The change is refused"
  static func refusedNext(_ address: String) -> String {
    "Nothing has changed: you can still sign in with \(address). The coordinator can see that you refused."
  }
}
