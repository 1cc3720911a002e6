/// What coordinators read on the page of the lists to download, and in the files.
public enum CoordinatorListWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "lists"

  // The page
  case title, lead, pairs, waitingProposals, neverMet, surveyMentee, surveyMentor, surveyEnded, csv, json, quotes

  // Columns of the lists of proposals and mentoring
  case columnMentee, columnMenteeID = "column-mentee-id"
  case columnMentor, columnMentorID = "column-mentor-id"
  case columnState, columnSince, columnSent, columnAccepted, columnAgreedUntil

  // Columns of the lists of answers
  case columnPerson, columnPersonID = "column-person-id"
  case columnRole
  case columnPartner, columnPartnerID = "column-partner-id"
  case columnAnswered

  // States
  case sent, amending, accepted, paused, completed, ended, frozen, suspended

  // Roles
  case mentee, mentor
}
