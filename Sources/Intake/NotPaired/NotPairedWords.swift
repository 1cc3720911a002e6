import Scheme

/// What the pages about people who are not to be paired say.
enum NotPairedWords {
  static let title = "People not to be paired with"
  static let save = "Save"
  static let saved = "Saved."
  static let readers =
    "Nobody else sees this list, and we tell nobody about it: neither the people on it nor the people who run the scheme. "
    + "You do not need to give a reason."
  static let tooMany = "Enter no more than \(NotPaired.mostLines) names and addresses."
  static func tooLong(_ line: String) -> String {
    "“\(Name(String(line.prefix(40))))…” is too long for a name or an address. Begin a new line for each person."
  }

  /// One's own list.
  static let form: Form = {
    var people = Question(
      id: "people", kind: .long, wording: Wording("Who do you not want to be paired with?"),
      hint: Wording(
        "Write one person on each line: a name as it is in a profile, or an email address. They do not have to be here "
          + "already. When we compare names we ignore capitals, accents, apostrophes, hyphens, titles, middle names, and "
          + "whether the first or the last name comes first. So a name may match more people than you think of, and will "
          + "miss anyone who writes theirs in another way. An email address is more certain. We will not suggest you to "
          + "each other, and you cannot write proposals to each other. Mentoring that has begun continues until one of you "
          + "ends it. A proposal that is waiting stays open until one of you withdraws or declines it, or it expires."))
    people.isOptional = true
    return Form(id: "not-paired", title: title, parts: [.question(people)])
  }()

  // MARK: For coordinators

  static let none = "Coordinators have not kept anyone apart."
  static let add = "Keep two people apart"
  static let setApart = "Keep them apart"
  static let remove = "Remove from this list"
  static let pairReaders =
    "Coordinators see this list. We do not tell the two people. The list does not have what people asked for themselves, "
    + "which applies all the same."
  static let samePerson = "That is the same person twice."
  static let yourself = "For yourself, use “\(title)” on your profile."
  static func pair(_ one: Name, _ other: Name) -> Wording { "\(one) and \(other)" }
  static func nobody(_ typed: String) -> String { "Nobody here has the name or address “\(Name(typed))”." }
  static func several(_ typed: String) -> String {
    "More than one person is called “\(Name(typed))”. Enter their email address."
  }

  /// Why a name or an address means nobody in particular.
  struct Unclear: Error {
    let sentence: String
  }

  /// Two people.
  static let pairForm = Form(
    id: "coordinator-not-paired", title: title,
    parts: [.question(person("one", "One of the two")), .question(person("other", "The other person"))])

  private static func person(_ id: String, _ wording: String) -> Question {
    Question(
      id: id, kind: .short, wording: Wording(wording),
      hint: Wording("The name as it is in their profile, or an email address, which is more certain."))
  }
}
