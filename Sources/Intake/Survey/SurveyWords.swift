import Scheme

/// What the surveys' pages say.
enum SurveyWords {
  static let send = "Send my answers"
  static let readers =
    "Only the people who run the scheme read this; your partner does not. It is confidential, not anonymous: "
    + "they can see who answered, and read what you write in your own words beside your name."
  static let answeredAlready = "You have answered this survey already, and your first answers are kept."
  static let closedTitle = "Not yet"
  static let closed =
    "The mentoring goes on, so there is nothing to answer yet. You will be asked again when it is over."
  static let leftOut =
    "Your answer about your mentor is kept apart from your name, so it is not kept in this draft either. "
    + "If you save now, it is left out. To give it, throw this away and answer from the link in our mail."
  static let thanks = "Thank you"
  static let thanksNext = "Your answers are saved. They help the scheme to do better for the next pair."

  static let yours = "What you answered"

  static func about(_ partner: Name) -> Wording { "This is about your mentoring with \(partner)." }
}
