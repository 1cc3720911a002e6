/// What a mentor and a mentee read about their mentoring: its state, and what they can do.
public enum MentoringWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "mentoring"

  // Its state
  case title = "title {partner}"
  case begunMentee = "begun-mentee {partner}"
  case begunMentor, isPaused, isComplete, hasEnded, rests
  case pausedUntil = "paused-until {day}"
  case agreedUntil = "agreed-until {day}"
  case wouldGoOn = "would-go-on {partner} {before} {day}"
  case writesFirstMentee = "writes-first-mentee {partner} {day}"
  case writesFirstMentor = "writes-first-mentor {partner} {day}"
  case noPlaceToReopen
  case helps = "helps {partner}"

  // What has happened so far
  case youMadeContact
  case partnerMadeContact = "partner-made-contact {partner}"
  case youPaused
  case partnerPaused = "partner-paused {partner}"
  case youResumed
  case partnerResumed = "partner-resumed {partner}"
  case youExtended
  case partnerExtended = "partner-extended {partner}"
  case youKeptEnd
  case partnerKeptEnd = "partner-kept-end {partner}"
  case youCompleted
  case partnerCompleted = "partner-completed {partner}"
  case youEnded
  case partnerEnded = "partner-ended {partner}"
  case youReopened
  case partnerReopened = "partner-reopened {partner}"
  case youLeft
  case partnerLeft = "partner-left {partner}"
  case you

  // What every form says
  case changedMeanwhile
  case saved = "saved {partner}"

  // Its forms
  case contactTitle, contactMade
  case contactSaved = "contact-saved {mentor}"
  case dayWanted = "day-wanted {first} {last}"
  case monthsWanted
  case tooManyMonths = "too-many-months {day}"

  // The forms that end it, and the one that reopens it
  case savedComplete = "saved-complete {partner}"
  case savedEnded = "saved-ended {partner}"

  // When the months that were agreed are over
}
