/// What is in the email with news of people who might suit.
public enum DigestWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "digest"

  case newMentors = "new-mentors {skills}"
  case newMentees = "new-mentees {skills}"
}
