import Scheme

/// What the pages about addresses say.
enum AddressWords {
  static let title = "My addresses"
  static let getsMail = "Your emails go here."
  static let sendMailHere = "Send my emails here"
  static let remove = "Remove this address"
  static let suggestion =
    "You have one address. Add a second, private one. If you change jobs and lose this mailbox, you can still sign in."
  static let addOne = "Add an address"
  static let another = "Another address"
  static let anotherLead =
    "Add a private address, or one you have used here before. If it has an account, we join the two accounts. We send a link "
    + "to the address. When you add, choose or remove an address, we sign you out everywhere else and email the address "
    + "concerned."
  static let signInAgain = "Sign in again to change your addresses"
  static let signInAgainLead =
    "To change addresses you must have signed in within the last half hour. The link we send brings you back here."

  static let usedBefore = "Have you used another address here before?"
  static let usedBeforeNext = "If so, add it, and both addresses lead to one account. If not, carry on."

  /// The one question of the page.
  static let addition: Form = {
    var question = Address.question
    question.wording = Wording("The other email address")
    question.hint = nil
    return Form(id: "another-address", title: another, parts: [.question(question)])
  }()

  static let digitsLabel = "The four digits"
  static func digitsHint(_ account: String) -> String {
    "They are on the page where \(account) asked for this link. If you did not ask for it, close this page."
  }

  static func wrongDigits(left: Int) -> String {
    left > 0
      ? "Those are not the right digits. You can try \(left) more time\(left == 1 ? "" : "s")."
      : "Those were not the right digits. Open the link in the browser you asked for it in, or ask for a new one there."
  }

  static let added = "The address is added"
  static func addedNext(_ address: String) -> String { "From now on you can sign in with \(address) as well." }
  static let joined = "The two accounts are now one"
  static func joinedNext(_ address: String) -> String {
    "Everything you wrote with either address is now together. Sign in again with \(address) or with your other address."
  }
  static let cannotJoin = "These two accounts cannot be joined here"
  static let cannotJoinWhy =
    "The newer account has a profile, a proposal or something else that other people may have seen, or one of the two "
    + "accounts is closed. Nothing has changed. The scheme’s coordinator can help: reply to any email from the scheme."

  static func sent(to address: String, as account: String) -> String {
    "We have sent a link to \(address). It adds that address to the account of \(account)."
  }

  /// What a link's page says: title, sentence, button.
  static func link(_ link: AddressLink, account: String) -> (title: String, sentence: String, button: String) {
    let address = Address.masked(link.address)
    return switch link.purpose {
    case .add:
      (
        "Add an address",
        "This adds \(address) to the account of \(account). If \(address) already has an account here, we join the two.",
        "Add this address"
      )
    case .takeOver:
      (
        LostMailboxWords.confirmTitle, LostMailboxWords.confirmSentence(address, account: account),
        LostMailboxWords.confirmButton
      )
    case .refuse:
      (LostMailboxWords.refuseTitle, LostMailboxWords.refuseSentence(address), LostMailboxWords.refuseButton)
    }
  }
}
