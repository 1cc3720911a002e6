/// What the pages about signing in and drafts say.
enum PeopleWords {
  static let myPage = "My page"
  static let signIn = "Sign in"
  static let signOut = "Sign out"
  static let addressLabel = "Your email address"
  static let addressHint = "We send a link to it. There is no password."
  static let sendLink = "Send me the link"
  static let notAnAddress = "Enter an email address we can write to, like ana@example.org."
  static let askForLink = "Ask for a new link"

  static let checkMail = "Check your email"
  static let changeAddress = "Change it"
  static let nothingCame =
    "Nothing there after a few minutes? Check your junk or spam folder, and look for a link we sent a moment ago. For your "
    + "safety we send no more than one a minute, and only a few an hour, to one address."
  static let digitsShown =
    "If you open the link in another browser or on your phone, it asks for these four digits:"
  static let digitsLabel = "The four digits, if you wrote something before you signed in"
  static let digitsHint =
    "They are on the page where you asked for this link. Without them we sign you in, but what you wrote stays in the other "
    + "browser."

  static let confirmSignIn = "Sign in now"
  static let cookieNeeded =
    "Your browser did not keep the cookie you need to sign in, so you are not signed in. The link still works: allow cookies "
    + "for this site in your browser’s settings, then press the button again."

  static let answeredNext = "You do not need to do anything else."

  static func signedIn(as address: String) -> String { "Signed in as \(address)" }
  static func sent(to address: String, minutes: Int64) -> String {
    "We have sent a link to \(address). It works once, within \(minutes) minutes."
  }
  static func answered(as account: String) -> String { "You answered as \(account)." }
  static func signInAs(_ address: String) -> String { "This link signs you in as \(address)." }
  static func wrongDigits(left: Int) -> String {
    left > 0
      ? "Those are not the right digits. You can try \(left) more time\(left == 1 ? "" : "s"), or leave the field empty."
      : "Those were not the right digits. Leave the field empty to sign in. What you wrote stays in the other browser."
  }
}
