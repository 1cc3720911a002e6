/// What people who are looking for a mentor read, and why one is suggested.
public enum MatchingWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "mentors"

  // The list
  case mentors, lead, leadByName, notPerfect, profileFirst, fillIn

  // The search
  case skill, anySkill, word, wordHint, search, unknownSkill, noLetters

  // Where the list is empty, and below it
  case none, noneFits, pastTheEnd, all, previous, next

  // Why two might suit each other
  case why
  case offersTheSkill = "offers-the-skill {skills}"
  case offers = "offers {count} {wanted} {skills}"
  case writes = "writes {words}"
  case speaks = "speaks {languages}"
  case meets = "meets {ways}"

  // What does not match
  case doesNotFit
  case doesNotOffer = "does-not-offer {skills}"
  case noLanguage = "no-language {languages}"
  case noMeeting = "no-meeting {ways}"

  // Words that tell nothing
  case usualWords

  // In the email that brings a proposal to a mentor
  case mentorOffersTheSkill = "mentor-offers-the-skill {mentee} {skills}"
  case mentorOffers = "mentor-offers {count} {wanted} {mentee} {skills}"
  case mentorOffersNone = "mentor-offers-none {mentee}"
  case menteeChoseNone = "mentee-chose-none {mentee}"
}
