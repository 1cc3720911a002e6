/// What a mentor and a mentee read about their meetings.
public enum MeetingWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "meetings"

  // The page with the list
  case title
  case yourMeetings = "your-meetings {partner}"
  case lead

  // What is asked about a meeting
  case onlyDayWanted = "only-day-wanted {day}"
  case dayWanted = "day-wanted {first} {last}"
  case lengthBounds, notedAlready

  // The list
  case noted, none
  case hours = "hours {#count}"
  case minutes = "minutes {#count}"
  case hoursAndMinutes = "hours-and-minutes {hours} {minutes}"
  case notedByYou
  case notedByPartner = "noted-by-partner {partner}"
  case change

  // Below the list
  case statement, back, mailsOn, mailsOff

  // One meeting
  case changeTitle, save, removalTitle, remove

  // Have you met?
  case check = "check {partner}"
  case youSaidYes, youSaidPlanned, youSaidNotYet
  case notedBefore = "noted-before {days}"
  case yes, checkClosed, answeredNext
}
