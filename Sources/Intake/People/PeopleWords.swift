/// What the pages about signing in and drafts say.
enum PeopleWords {
  static let myPage = "My page"
  static let signIn = "Sign in"
  static let signOut = "Sign out"
  static let addressLabel = "Your e-mail address"
  static let addressHint = "We send a link to it. There is no password."
  static let sendLink = "Send me the link"
  static let notAnAddress = "That is no e-mail address that we can write to. It looks like ana@example.org."
  static let askForLink = "Ask for a new link"

  static let checkMail = "Check your e-mail"
  static let changeAddress = "Change it"
  static let nothingCame =
    "Nothing there after a few minutes? Look among the unwanted mail, and for a link from a moment ago: for your safety "
    + "we send no more than one a minute, and only a few an hour, to one address."
  static let digitsShown =
    "If you open the link in another browser or on your telephone, it asks for these four digits:"
  static let digitsLabel = "The four digits, if you wrote something before you signed in"
  static let digitsHint =
    "They stand on the page that you were on when you asked for this link. Without them you are signed in, "
    + "and what you wrote stays with the other browser."

  static let confirmSignIn = "Sign in now"
  static let cookieNeeded =
    "Your browser did not keep the cookie that signing in needs, so you are not signed in. The link still works: allow "
    + "cookies for this site in your browser’s settings, and press the button again."

  static let answeredNext = "There is nothing more to do."

  static func signedIn(as address: String) -> String { "Signed in as \(address)" }
  static func sent(to address: String, minutes: Int64) -> String {
    "We have sent a link to \(address). It works for \(minutes) minutes, once."
  }
  static func answered(as account: String) -> String { "You answered as \(account)." }
  static func signInAs(_ address: String) -> String { "This link signs you in as \(address)." }
  static func wrongDigits(left: Int) -> String {
    left > 0
      ? "Those are not the digits. You can try \(left) more time\(left == 1 ? "" : "s"), or leave the field empty."
      : "Those were not the digits. Leave the field empty to sign in; what you wrote stays with the other browser."
  }
}
