/// What safeguarding contacts read on their pages, and what they can do there about a concern.
public enum ContactWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "contacts"

  // Their list
  case toList, listLead, openOnes, noneOpen, closedOnes
  case raised = "raised {moment}"
  case caredFor = "cared-for {contact}"
  case notCaredFor
  case closedSince = "closed-since {moment}"
  case more, sendLink
  case linkSent = "link-sent {address}"
  case closed

  // What was written
  case title
  case reads = "reads {contact}"
  case written, reach, unreachable, sender, signedOut, about, moreLead, toActs, secrecy

  // Where a contact acts
  case caseLead, signInAgain, signInAgainLead

  // What has been done
  case steps
  case careDone = "care-done {contact}"
  case suspensionDone = "suspension-done {contact} {name}"
  case suspensionEndDone = "suspension-end-done {contact} {name}"
  case freezeDone = "freeze-done {contact} {pair}"
  case freezeEndDone = "freeze-end-done {contact} {pair}"
  case closingDone = "closing-done {contact}"
  case reopeningDone = "reopening-done {contact}"

  // Dealing with a concern
  case careTitle, careLead, care

  // Suspending someone, and lifting that
  // Freezing a mentoring relationship, and lifting that
  // Where a name is typed
  case nobody, several, noPair

  // Closing a concern, and reopening it
  case reopeningTitle
}
