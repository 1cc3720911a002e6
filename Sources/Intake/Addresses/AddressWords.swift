import Scheme

/// What the pages about addresses say.
enum AddressWords {
  static let title = "My addresses"
  static let getsMail = "Your mail goes here."
  static let sendMailHere = "Send my mail here"
  static let remove = "Remove this address"
  static let suggestion =
    "You have one address. Add a second, private one: if you change your job and lose this mailbox, you can still sign in."
  static let addOne = "Add an address"
  static let another = "Another address"
  static let anotherLead =
    "A private address, or one that you have used here before: then the two accounts become one. "
    + "We send a link to it. Adding, choosing and removing an address signs you out everywhere else, and is told to the "
    + "address concerned."
  static let signInAgain = "Sign in again to change them"
  static let signInAgainLead =
    "To change addresses you must have signed in within the last half an hour. The link that we send leads back here."

  static let usedBefore = "Have you used another address here before?"
  static let usedBeforeNext = "Then add it, and both lead to one account. If not, just go on."

  /// The one question of the page.
  static let addition: Form = {
    var question = Address.question
    question.wording = Wording("The other e-mail address")
    question.hint = nil
    return Form(id: "another-address", title: another, parts: [.question(question)])
  }()

  static let digitsLabel = "The four digits"
  static func digitsHint(_ account: String) -> String {
    "They stand on the page on which \(account) asked for this link. If you did not ask for it, close this page."
  }

  static func wrongDigits(left: Int) -> String {
    left > 0
      ? "Those are not the digits. You can try \(left) more time\(left == 1 ? "" : "s")."
      : "Those were not the digits. Open the link in the browser in which you asked for it, or ask for a new one there."
  }

  static let added = "The address is added"
  static func addedNext(_ address: String) -> String { "From now on you can sign in with \(address) as well." }
  static let joined = "The two accounts are one"
  static func joinedNext(_ address: String) -> String {
    "What you wrote under either address is together now. Sign in again, with \(address) or with the other one."
  }
  static let cannotJoin = "These two accounts cannot be joined here"
  static let cannotJoinWhy =
    "The newer of the two has a profile, a proposal or something else that other people may have seen, or one of the "
    + "two is closed. Nothing was changed. The scheme’s coordinator can help: answer any mail from the scheme."

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
        "This adds \(address) to the account of \(account). If \(address) has an account here already, the two become one.",
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
