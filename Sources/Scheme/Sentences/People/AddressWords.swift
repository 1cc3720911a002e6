/// What someone reads about the addresses that lead to their account.
public enum AddressWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "addresses"

  // On the page of someone's addresses
  case title, suggestion, addOne, getsMail, sendMailHere, remove, signInAgain, signInAgainLead

  // After the first sign-in
  case usedBefore, usedBeforeNext

  // While the link is on its way
  case sent = "sent {address} {account}"

  // On the page of the link
  case confirmTitle
  case confirmLead = "confirm-lead {address} {account}"
  case digitsLabel
  case digitsHint = "digits-hint {account}"
  case triesLeft = "tries-left {#count}"
  case noTriesLeft, confirm

  // After its button
  case added
  case addedNext = "added-next {address}"
  case joined
  case joinedNext = "joined-next {address}"
  case cannotJoin, cannotJoinWhy
}
