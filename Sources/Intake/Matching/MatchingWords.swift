import Scheme

extension MatchingWords {
  static func offers(_ skills: [String], of wanted: Int) -> Phrase {
    wanted == 1 ? offersTheSkill(list(skills)) : offers(skills.count, wanted, list(skills))
  }

  /// The words are the mentor's own; that they stand in the profile is all that is known, so no more is said.
  static func writes(of words: [String]) -> Phrase {
    writes(words.prefix(5).map { Name($0) }.joined(separator: ", "))
  }

  static func speaks(_ languages: [String]) -> Phrase { speaks(listed(languages)) }

  static func meets(_ ways: [String]) -> Phrase { meets(listed(ways.map(small))) }

  static func doesNotOffer(_ skills: [String]) -> Phrase { doesNotOffer(list(skills)) }

  static func noLanguage(theirs: [String]) -> Phrase { noLanguage(listed(theirs)) }

  static func noMeeting(theirs: [String]) -> Phrase { noMeeting(listed(theirs.map(small))) }

  static func forMentor(offers skills: [String], of wanted: Int, mentee: Name) -> Phrase {
    switch (skills.count, wanted) {
    case (_, 0): menteeChoseNone(mentee)
    case (0, _): mentorOffersNone(mentee)
    case (1, 1): mentorOffersTheSkill(mentee, skills[0])
    default: mentorOffers(skills.count, wanted, mentee, list(skills))
    }
  }

  /// Options as they stand in the form, capitals and all: A · B · C.
  static func list(_ options: [String]) -> String { options.joined(separator: " · ") }

  /// A, B and C.
  private static func listed(_ words: [String]) -> Phrase {
    guard words.count > 1, let last = words.last else { return (words.first ?? "").phrase }
    return lastOfList(words.dropLast().joined(separator: ", "), last)
  }

  /// An option's words inside a sentence: "By video" becomes "by video", "MS Teams" stays.
  private static func small(_ words: String) -> String {
    guard let first = words.first, words.dropFirst().first?.isLowercase ?? false else { return words }
    return first.lowercased() + String(words.dropFirst())
  }

  /// Words that people use whatever they hope for.
  static let tellNothing = Set(usualWords.split(separator: " ").map { String($0) })

  private static let usualWords = """
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
    """
}
