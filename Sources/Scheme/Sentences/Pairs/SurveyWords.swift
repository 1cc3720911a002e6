/// What someone who answers a survey reads.
public enum SurveyWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "surveys"

  // Round the survey
  case about = "about {partner}"
  case leftOut

  // Once it is answered
  case thanks, thanksNext, yours, answeredAlready

  // Where there is nothing to answer
  case closedTitle, closed
}
