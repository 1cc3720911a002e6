/// What coordinators read on the page with the results of the surveys.
public enum SurveyResultsWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "survey-results"

  // At the top
  case title, lead

  // Each survey
  case returned = "returned {count} {asked}"
  case nobodyAsked

  // Each question
  case average = "average {average}"
  case promoters = "promoters {score}"
  case nobody
  case byMentee = "by-mentee {mentee} {mentor}"
  case byMentor = "by-mentor {mentor} {mentee}"

  // The question about the mentor
  case partner = "partner {average} {count}"
  case partnerNotYet
}
