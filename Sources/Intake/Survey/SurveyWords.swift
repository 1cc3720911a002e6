import Scheme

/// What the surveys' pages say.
enum SurveyWords {
  static let send = "Send my answers"
  static let readers =
    "Only the people who run the scheme read this. Your partner does not. It is confidential, not anonymous: they can see "
    + "who answered, and they read what you write in your own words beside your name."
  static let answeredAlready = "You have already answered this survey. Your first answers are kept."
  static let closedTitle = "Not yet"
  static let closed =
    "Your mentoring has not ended, so there is nothing to answer yet. We will ask you again when it is over."
  static let leftOut =
    "We keep your answer about your mentor apart from your name, so this draft does not have it. If you save now, that answer "
    + "is left out. To give it, discard this draft and answer from the link in our email."
  static let thanks = "Thank you"
  static let thanksNext = "Your answers are saved. They help the scheme to do better for other mentors and mentees."

  static let yours = "What you answered"

  static func about(_ partner: Name) -> Wording { "This is about your mentoring with \(partner)." }
}
