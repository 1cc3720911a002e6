/// What a mentee and a mentor read about a proposal, until it is accepted or has come to nothing.
public enum ProposalWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "proposals"

  // Its state
  case titleMentee = "title-mentee {mentor}"
  case titleMentor = "title-mentor {mentee}"
  case waitsMentee = "waits-mentee {mentor}"
  case waitsMentor = "waits-mentor {mentee}"
  case amendingMentee = "amending-mentee {mentor}"
  case amendingMentor = "amending-mentor {mentee}"
  case rejectedMentee = "rejected-mentee {mentor}"
  case rejectedMentor, withdrawnMentee
  case withdrawnMentor = "withdrawn-mentor {mentee}"
  case expiredMentee = "expired-mentee {mentor}"
  case expiredMentor
  case waits = "waits {since} {until}"

  // The page
  case reach, whatElse, version, acceptedVersion
  case about = "about {partner}"
  case nextMentors

  // What has happened so far
  case conversation, youSent
  case partnerSent = "partner-sent {partner}"
  case youAccepted
  case partnerAccepted = "partner-accepted {partner}"
  case youAskedForChanges
  case partnerAskedForChanges = "partner-asked-for-changes {partner}"
  case youSentAgain
  case partnerSentAgain = "partner-sent-again {partner}"
  case youDeclined
  case partnerDeclined = "partner-declined {partner}"
  case youReconsidered
  case partnerReconsidered = "partner-reconsidered {partner}"
  case youAskedForTime
  case partnerAskedForTime = "partner-asked-for-time {partner}"
  case youWithdrew
  case partnerWithdrew = "partner-withdrew {partner}"
  case youLeft
  case partnerLeft = "partner-left {partner}"
  case expired
  case until = "until {day}"
  case changed, before, now, nothing, unchanged

  // The form that sends a proposal
  case sendAgain
  case wish = "wish {mentor}"
  case monthsBounds
  case sent = "sent {mentor}"

  // Why one cannot be sent
  case profileFirst, openAlready, noPlace
  case declined = "declined {day}"
  case tooMany = "too-many {#count}"

  // The mentor's answer
  case from = "from {mentee}"
  case toForm, responseWanted
  case commentWanted = "comment-wanted {partner}"
  case afterAccepting, afterAskingForChanges, afterDeclining, noPlaceLeft
  case answerSaved = "answer-saved {mentee}"
  case changesAskedFor = "changes-asked-for {mentee}"

  // More time, and another answer
  case openAgain, acceptedElsewhere, askedOthers

  // Withdrawing
  case saved = "saved {partner}"

  // The mentee's other proposals
  case othersSaved, foundAnother

  // Answering from an email
  case answering = "answering {address}"
  case answered, answeredNext, closed
}
