import Scheme

/// What the pages about lost mailboxes say.
enum LostMailboxWords {
  static let title = "Lost mailboxes"
  static let lead = "Somebody can no longer read their mail, and would like to sign in with another address."
  static let way = [
    "Make sure who they are, in a way that does not rest on mail: you know the voice, you called the ward, you saw a badge.",
    "Say so here. The old address is told, and can refuse; the new one is asked to confirm.",
    "Three days later the change takes effect. You see nothing of the account.",
  ]
  static let list = "So far"
  static let none = "Nobody has lost a mailbox yet."
  static let send = "Send the mails"
  static let readers = "The coordinators read this. The person does not."
  static let withdraw = "Take it back"
  static let signInAgain = "Sign in again to report a lost mailbox"

  static let form: Form = {
    func address(_ id: String, _ wording: String) -> Question {
      var question = Question(id: id, kind: .short, wording: Wording(wording))
      question.maximum = 254
      return question
    }
    let checked = Question(
      id: "checked", kind: .long, wording: Wording("How do you know that it is this person?"),
      hint: Wording("In a sentence or two: what you asked, whom you called, what you saw."))
    return Form(
      id: "lost-mailbox", title: title,
      parts: [
        .question(address("old-address", "The old address, which they signed in with")),
        .question(address("new-address", "The new address")), .question(checked),
      ])
  }()

  static let ownMailbox = "This is your own account. Ask another coordinator."
  static let ownAddress = "This address is a coordinator’s. It cannot be given to another person’s account."
  static let alreadyTheirs = "This address leads to that account already: they can sign in with it."
  static let openAlready = "For this account something is under way already. You find it below."

  static func state(_ lost: LostMailbox, due: String?) -> String {
    switch (lost.outcome, lost.confirmed, due) {
    case (.done, _, _): "Done: the new address has taken the place of the old one."
    case (.refused, _, _): "Refused from the person’s old address. Nothing was changed."
    case (.withdrawn, _, _): "Taken back. Nothing was changed."
    case (.lapsed, _, _): "Nothing was changed: it was not confirmed in time, or it could not be done any more."
    case (nil, nil, _): "Waits for the new address to confirm."
    case (nil, _, let due?): "Confirmed. Takes effect on \(due), unless it is refused."
    case (nil, _, nil): "Confirmed. The three days begin when the mail to the old address is out."
    }
  }

  static func step(_ action: AccountEvent.Action, by: String?) -> String {
    let who = by ?? "A coordinator"
    return switch action {
    case .lostAsked: "\(who) reported it"
    case .lostConfirmed: "Confirmed from the new address"
    case .lostRefused: "Refused from the old address"
    case .lostWithdrawn: "\(who) took it back"
    case .lostLapsed: "It lapsed"
    default: "It took effect"
    }
  }

  // MARK: The links

  static let confirmTitle = "Confirm your new address"
  static let confirmButton = "Yes, this is my new address"
  static func confirmSentence(_ address: String, account: String) -> String {
    "The coordinator was told that \(account) can no longer be read, and that \(address) takes its place. "
      + "The old address can refuse this for three days. After that you sign in with the new one."
  }
  static let confirmed = "Your new address is confirmed"
  static func confirmedNext(_ address: String) -> String {
    "Unless it is refused from the old address, \(address) takes its place three days after the old one was told. "
      + "You get a mail."
  }

  static let refuseTitle = "Is this mailbox lost?"
  static let refuseButton = "No: refuse the change"
  static func refuseSentence(_ address: String) -> String {
    "The coordinator was told that you can no longer read your mail, and that another address takes the place of the old "
      + "one. You are reading this at \(address). If you did not ask for the change, refuse it: then nothing is changed."
  }
  static let refused = "The change is refused"
  static func refusedNext(_ address: String) -> String {
    "Nothing was changed: \(address) leads to your account as before. The coordinator can see that you refused."
  }
}
