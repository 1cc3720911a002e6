import Scheme

extension MatchingWords {
  static func offers(_ skills: [String], of wanted: Int) -> Phrase {
    wanted == 1 ? offersTheSkill(list(skills)) : offers(skills.count, wanted, list(skills))
  }

  /// The words are the mentor's own. All we know is that they are in the profile, so we say no more.
  static func writes(of words: [String]) -> Phrase {
    writes(words.prefix(5).map { Name($0) }.listed)
  }

  static func speaks(_ languages: [String]) -> Phrase { speaks(languages.listed) }

  static func meets(_ ways: [String]) -> Phrase { meets(list(ways)) }

  static func doesNotOffer(_ skills: [String]) -> Phrase { doesNotOffer(list(skills)) }

  static func noLanguage(theirs: [String]) -> Phrase { noLanguage(theirs.listed) }

  static func noMeeting(theirs: [String]) -> Phrase { noMeeting(list(theirs)) }

  static func forMentor(offers skills: [String], of wanted: Int, mentee: Name) -> Phrase {
    switch (skills.count, wanted) {
    case (_, 0): menteeChoseNone(mentee)
    case (0, _): mentorOffersNone(mentee)
    case (1, 1): mentorOffersTheSkill(mentee, skills[0])
    default: mentorOffers(skills.count, wanted, mentee, list(skills))
    }
  }

  /// Options as they are in the form, capitals and all: A · B · C.
  static func list(_ options: [String]) -> String { options.joined(separator: " · ") }
}
