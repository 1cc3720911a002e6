import Scheme

/// What the pages about finding a mentor say, and why one is suggested.
enum MatchingWords {
  static let mentors = "Mentors"
  static let lead = "These mentors have space for another mentee. Those who suit you best come first."
  static let leadByName = "These mentors have space for another mentee."
  static let notPerfect =
    "A good match does not have to be perfect. Half of what you hope for is plenty. Read the profiles, then write to the "
    + "person you would like to talk to."
  static let profileFirst =
    "Fill in your profile as a mentee to see the mentors who suit you best first, and why."
  static let fillIn = "Fill in my profile"
  static let none = "No mentors have space at the moment. Look again in a week or two."
  static let noneFits = "No mentors with space match your search."
  static let pastTheEnd = "There are no more mentors."
  static let all = "See all mentors"
  static let next = "Next mentors"
  static let previous = "Previous mentors"
  static let doesNotFit = "What does not match:"
  static let why = "Why you might suit each other"

  static let search = "Search"
  static let skill = "A skill they offer"
  static let anySkill = "Any"
  static let word = "Words"
  static let wordHint = "We look in their name and in what they write about themselves, for all of the words."
  static let unknownSkill = "That skill is not on the list. Choose one below."
  static let noLetters = "Search for words with letters or digits."

  // MARK: Reasons

  static func offers(_ skills: [String], of sought: Int) -> String {
    let share = sought == 1 ? "the skill you want" : "\(skills.count) of the \(sought) skills you want"
    return "Offers \(share): \(list(skills))."
  }

  /// The words are the mentor's own; that they stand in the profile is all that is known, so no more is said.
  static func writes(of words: [String]) -> String {
    "You both mention: \(words.prefix(5).map { "\(Name($0))" }.joined(separator: ", "))."
  }

  static func speaks(_ languages: [String]) -> String { "Speaks \(listed(languages)), as you do." }

  static func meets(_ ways: [String]) -> String { "Meets \(listed(ways.map(small))), as you prefer." }

  static func doesNotOffer(_ skills: [String]) -> String { "They do not offer: \(list(skills))." }

  static func noLanguage(theirs: [String]) -> String { "You have no language in common: they speak \(listed(theirs))." }

  static func noMeeting(theirs: [String]) -> String {
    "You would rather meet in another way: they meet \(listed(theirs.map(small)))."
  }

  static func forMentor(offers skills: [String], of sought: Int, mentee: Name) -> Wording {
    switch (skills.count, sought) {
    case (_, 0): "\(mentee) has not chosen any skills from the list. The proposal says more."
    case (0, _): "You do not offer any of the skills that \(mentee) chose from the list. The proposal says more."
    case (1, 1): "You offer the skill that \(mentee) wants: \(skills[0])."
    default:
      "You offer \(skills.count) of the \(sought) skills that \(mentee) wants: \(list(skills))."
    }
  }

  /// Options as they stand in the form, capitals and all: A · B · C.
  static func list(_ options: [String]) -> String { options.joined(separator: " · ") }

  /// A, B and C.
  static func listed(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// An option's words inside a sentence: "By video" becomes "by video", "MS Teams" stays.
  private static func small(_ words: String) -> String {
    guard let first = words.first, words.dropFirst().first?.isLowercase ?? false else { return words }
    return first.lowercased() + words.dropFirst()
  }

  /// Words that people use whatever they hope for.
  static let tellNothing: Set<String> = Set(
    """
    about above after again against also although always among another anything around asked away back became because \
    become been before began begin being below best better between both came cannot come could day days deal does doing \
    done down during each either else enough even ever every everything experience face feel felt find first five four \
    from full further gain gained gave get getting give given goal goals going gone good great grow grown guidance hard \
    have having help helped helping here hope hoping idea ideas into just keep kind know knowledge known last later lead \
    learn learned learning least less life like little long look looking made main make making many matters maybe meet \
    mentee mentor mentored mentoring mentors might month months more most much must myself need needed never next \
    nothing offer often once only other others ours over part people perhaps person place point possible quite rather \
    really right said same seek seem seen several shall share should since skill skills small some somebody someone \
    something sometimes soon start started still such support sure take taken talk than thank that their them then \
    there these they thing things think this those though three through time times today together told took towards \
    tried understand until upon used using usually various very want wanted ways week weeks well went were what when \
    where whether which while whole will wish with within without work worked working works would write year years your \
    yours yourself
    """.split(separator: " ").map(String.init))
}
