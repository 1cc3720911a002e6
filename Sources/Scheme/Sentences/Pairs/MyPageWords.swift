/// What *My page* says.
public enum MyPageWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "my-page"

  // What to do next
  case next, draft, perhapsDraft, profile
  case finish = "finish {lack}"
  case finishBoth = "finish-both {first} {second}"
  case answer = "answer {partner} {day}"
  case amend = "amend {partner} {day}"
  case others = "others {partner}"
  case write = "write {partner} {day}"
  case goOn = "go-on {partner}"
  case chooseMentor, waiting
  case agree = "agree {partner}"
  case meeting = "meeting {partner}"
  case survey = "survey {partner}"

  // Nothing to do
  case nothingWaits, listed, othersTurn

  // Dates and action points
  case dates
  case with = "with {partner}"
  case more = "more {#count}"

  // Further down
  case proposals, mine
}
