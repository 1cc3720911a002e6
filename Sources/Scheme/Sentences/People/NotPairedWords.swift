/// What people read about who is not to be paired: in their own list, and in the coordinators'.
public enum NotPairedWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "not-paired"

  // Someone's own list
  case title, saved
  case tooMany = "too-many {#count}"
  case tooLong = "too-long {beginning}"

  // The coordinators' list
  case none
  case pair = "pair {one} {other}"
  case remove
  case nobody = "nobody {name}"
  case several = "several {name}"
  case samePerson
  case yourself = "yourself {page}"
}
