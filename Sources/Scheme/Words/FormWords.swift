/// What every form says round its questions, and about answers that cannot be accepted.
public enum FormWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "forms"

  case problems, error, optional
  case enter = "enter {question}"
  case enterDate = "enter-date {question}"
  case enterNumber = "enter-number {question}"
  case chooseOne = "choose-one {question}"
  case chooseSome = "choose-some {question}"
  case tick = "tick {question}"
  case repeated = "repeated {question}"
  case tooLong = "too-long {question} {count} {most}"
  case unknownOption = "unknown-option {answer} {question}"
  case notANumber = "not-a-number {question}"
  case notADay = "not-a-day {question}"
  case notOneLine = "not-one-line {question}"
  case enterName, chooseRole, enterContact, enterPlaces, enterWhereIAm, enterMonths
  case hiddenAfter = "hidden-after {question} {code} {words}"
  case hiddenAtStart = "hidden-at-start {question} {code}"
}
