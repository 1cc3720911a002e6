/// What the page *Download my diary and records* and its files say.
public enum TakeAwayWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "downloads"

  // The page
  case pageTitle, lead, htmlName, htmlUse, markdownName, markdownUse, jsonName, jsonUse, whatIsIn, care

  // The files
  case title = "title {name}"
  case made = "made {scheme} {moment}"

  // The diary
  case diary, noEntries
  case edited = "edited {moment}"
  case shared = "shared {partner}"
  case askedIn = "asked-in {page}"

  // Each mentoring relationship
  case mentoring = "mentoring {partner}"
  case isMentee = "is-mentee {day}"
  case isMentor = "is-mentor {day}"
  case wasMentee = "was-mentee {first} {last}"
  case wasMentor = "was-mentor {first} {last}"
  case rests

  // Its decisions
  case decisions, alone, takenBack, ticked
  case youWrote = "you-wrote {moment}"
  case partnerWrote = "partner-wrote {partner} {moment}"
  case youAgreed = "you-agreed {moment}"
  case partnerAgreed = "partner-agreed {partner} {moment}"

  // Its action points
  case actionPoints, you, both
  case due = "due {day}"
  case open
  case youTicked = "you-ticked {moment}"
  case partnerTicked = "partner-ticked {partner} {moment}"

  // Its meetings
  case meetings, youNoted
  case partnerNoted = "partner-noted {partner}"
}
