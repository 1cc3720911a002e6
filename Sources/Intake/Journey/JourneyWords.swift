import Scheme

extension JourneyWords {
  static func leftRoadmap(_ who: MentoringActor, of pair: Pair, _ time: String) -> Phrase {
    who == pair.actor ? youLeftRoadmap(time) : partnerLeftRoadmap(pair.partner, time)
  }

  static func wrote(_ who: MentoringActor, of pair: Pair, _ time: String) -> Phrase {
    who == pair.actor ? youWrote(time) : partnerWrote(pair.partner, time)
  }

  static func removed(_ who: MentoringActor, of pair: Pair, _ time: String) -> Phrase {
    who == pair.actor ? youRemoved(time) : partnerRemoved(pair.partner, time)
  }

  static func agreed(_ who: MentoringActor, of pair: Pair, _ time: String) -> Phrase {
    who == pair.actor ? youAgreed(time) : partnerAgreed(pair.partner, time)
  }

  static func waits(for who: MentoringActor, of pair: Pair) -> Phrase {
    who == pair.actor ? waitsForYou() : waitsForPartner(pair.partner)
  }

  static func crossed(_ who: MentoringActor, of pair: Pair) -> Phrase {
    who == pair.actor ? crossedYours() : crossedPartners(pair.partner)
  }

  static func notYours(_ author: Question.Author) -> Phrase {
    author == .mentor ? onlyMentor() : onlyMentee()
  }
}
