/// What is said about the service itself: to coordinators, what it cannot do; to everyone, that a page has failed.
public enum ServiceWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "service"

  // What keeps failing
  case failing, failingLead
  case fails = "fails {task} {name} {#count}"
  case sending, reminding, remindingContacts, readingBounces, makingChanges, deleting, checkingTotals, publishing

  // Unusual totals
  case alarms, alarmsLead

  // A page that has failed
  case wentWrong
  case wentWrongNext = "went-wrong-next {reference}"
}
