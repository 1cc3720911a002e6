/// What is on the statement of meetings that a mentor or a mentee can print.
public enum StatementWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "meeting-statement"

  // On the paper
  case title
  case about = "about {mentee} {mentor} {scheme}"
  case single = "single {day}"
  case singleWithLength = "single-with-length {day} {length}"
  case several = "several {#count} {first} {last}"
  case severalWithLength = "several-with-length {#count} {first} {last} {length}"
  case unmeasured = "unmeasured {#count}"
  case table, day, length, how, lengthUnknown
  case source = "source {day}"

  // Below it, on the screen alone
  case signedOut
}
