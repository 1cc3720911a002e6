/// What coordinators read on their own pages, and what people who are waiting to join read.
public enum CoordinatorWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "coordinator"

  // The coordinator's page
  case title, lead, notes
  case since = "since {moment}"

  // People waiting to join
  case waiting, nobodyWaits, isAsked

  // Invitations
  case invitations, invitationsLead, takeBackTitle, takeBack, knownAlready, declinedBefore, suspendedNow

  // What needs attention
  case attention, noAttention
  case pair = "pair {mentee} {mentor}"
  case reasonFrozen, reasonShutOut, reasonWaitsLong, reasonLeftOpen, reasonAskedForHelp, reasonNeverMet

  // States
  case waitingForMentor, waitingForMentee, accepted, declined, withdrawn, expired, inProgress, paused, completed
  case endedEarly

  // People to contact
  case contactWishes
  case afterMentoring = "after-mentoring {partner}"
  case contactMade

  // Mentoring that ended early
  case endings, left, noReason

  // Emails that do not arrive
  case mailsWaitTitle
  case mailsWait = "mails-wait {#count}"
  case bounces, deadLetters
  case deadRefused = "dead-refused {#count} {name}"
  case deadTooLate = "dead-too-late {#count} {name}"
  case deadUnwritten = "dead-unwritten {#count} {name}"

  // The links at the end of the page
  case more, sessions, lostMailboxes, notPaired

  // Someone's page
  case profile, noProfile, questions, theQuestion, theAnswer, letInTitle, letInLead, letIn, questionTitle
  case declineTitle, decidedAlready

  // For people who are waiting
  case youWait, youWaitNext, answerQuestion, answerSaved, answeredAlready

  // For people who were declined
  case youWereDeclined, youWereDeclinedNext
}
