/// What people read as they sign in.
public enum PeopleWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "people"

  // On every page
  case myPage
  case signedIn = "signed-in {address}"
  case signOut

  // The form that asks for an address
  case signIn, notAnAddress, sendLink

  // While the link is on its way
  case checkMail
  case sent = "sent {address}"
  case changeAddress, nothingCame, digitsShown

  // On the page of the link
  case signInAs = "sign-in-as {address}"
  case digitsLabel, digitsHint
  case triesLeft = "tries-left {#count}"
  case noTriesLeft, cookieNeeded, confirmSignIn

  // Without signing in
  case answered = "answered {account}"
  case answeredNext

  // Where a link no longer works
  case askForLink
}
