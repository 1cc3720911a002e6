/// What is said about an end: before it, what stops and what stays; and after it.
public enum ClosingWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "closing"

  // The message to the other
  case message = "message {partner}"
  case noMessage = "no-message {partner}"

  // What stops
  case stops
  case contactStops = "contact-stops {partner}"
  case writingStops, remindersStop
  case sharingStops = "sharing-stops {#count}"

  // What stays
  case stays
  case pointsStay = "points-stay {#count}"
  case recordStays, meetingsStay, diaryStays
  case canBeReopened = "can-be-reopened {day}"

  // After the end
  case yourMessage
  case messageFrom = "message-from {partner}"
  case reopenUntil = "reopen-until {day}"
}
