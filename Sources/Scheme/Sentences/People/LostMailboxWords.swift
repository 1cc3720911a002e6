/// What coordinators, and people who get a link about one, read about lost mailboxes.
public enum LostMailboxWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "lost-mailboxes"

  // The report
  case title, lead, wayCheck, wayReport, wayWait, signInAgain, ownMailbox, ownAddress, alreadyTheirs, openAlready

  // Earlier reports
  case list, none, stateUnconfirmed, stateUnsent
  case stateConfirmed = "state-confirmed {date}"
  case stateDone, stateRefused, stateWithdrawn, stateLapsed
  case stepReported = "step-reported {coordinator}"
  case stepReportedUnnamed, stepConfirmed, stepRefused
  case stepWithdrawn = "step-withdrawn {coordinator}"
  case stepWithdrawnUnnamed, stepLapsed, stepDone, withdraw

  // The link to the new address
  case confirmTitle
  case confirmLead = "confirm-lead {address} {account}"
  case confirm, confirmed
  case confirmedNext = "confirmed-next {address}"

  // The link to the old address
  case refuseTitle
  case refuseLead = "refuse-lead {address}"
  case refuse, refused
  case refusedNext = "refused-next {address}"
}
