import Scheme

/// What the pages about people who are not to be paired say.
enum NotPairedWords {
  static let title = "Not to be paired"
  static let save = "Save"
  static let saved = "Saved."
  static let readers =
    "Nobody else sees this list, and nobody is told: neither the people on it nor those who run the scheme. "
    + "You need not give a reason."
  static let tooMany = "Give at most \(NotPaired.mostLines) names and addresses."
  static func tooLong(_ line: String) -> String {
    "“\(Name(String(line.prefix(40))))…” is too long for a name or an address. Begin a new line for each person."
  }

  /// One's own list.
  static let form: Form = {
    var people = Question(
      id: "people", kind: .long, wording: Wording("With whom do you not wish to be paired?"),
      hint: Wording(
        "Write one person on each line: a name as it stands in a profile, or an email address. It need not be somebody who "
          + "is here already. Names are compared without regard to capitals, accents, apostrophes, hyphens, titles, middle "
          + "names, and whether the first or the last name comes first. So a name may mean more people than you think of, "
          + "and it misses anybody who writes theirs in another way. An email address is more certain. You will not be "
          + "suggested to each other, and cannot write proposals to each other. A mentoring that has begun goes on until "
          + "one of you ends it, and a proposal that is waiting until one of you takes it back or declines it, or it "
          + "expires."))
    people.isOptional = true
    return Form(id: "not-paired", title: title, parts: [.question(people)])
  }()

  // MARK: For coordinators

  static let none = "Nobody has been set apart by a coordinator."
  static let add = "Set two people apart"
  static let setApart = "Set them apart"
  static let remove = "Take it back"
  static let pairReaders =
    "Coordinators see this list; the two are not told. What people asked for themselves is not on it, and holds all the same."
  static let samePerson = "That is the same person twice."
  static let yourself = "For yourself, use “\(title)” on your profile."
  static func pair(_ one: Name, _ other: Name) -> Wording { "\(one) and \(other)" }
  static func nobody(_ typed: String) -> String { "Nobody here has the name or the address “\(Name(typed))”." }
  static func several(_ typed: String) -> String {
    "More than one person is called “\(Name(typed))”. Give the e-mail address."
  }

  /// Why a name or an address means nobody in particular.
  struct Unclear: Error {
    let sentence: String
  }

  /// Two people.
  static let pairForm = Form(
    id: "coordinator-not-paired", title: title,
    parts: [.question(person("one", "One of the two")), .question(person("other", "The other"))])

  private static func person(_ id: String, _ wording: String) -> Question {
    Question(
      id: id, kind: .short, wording: Wording(wording),
      hint: Wording("The name as it stands in the profile, or an email address, which is more certain."))
  }
}
