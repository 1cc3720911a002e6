import Scheme

extension PeopleWords {
  static func wrongDigits(left: Int) -> Phrase { left > 0 ? triesLeft(left) : noTriesLeft() }
}
