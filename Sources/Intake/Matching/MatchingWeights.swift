import Foundation

/// How much each thing counts when mentors are ranked for a mentee. Whole points, so that the order is the same on
/// every machine; change the numbers here, and nowhere else.
enum MatchingWeights {
  /// A sought skill, even if every mentor offers it.
  static let skill = 20
  /// What is added each time that a skill is 2.7 times rarer.
  static let rareSkill = 10.0
  /// One of the mentee's own words, times its rarity in the same way; a word that every mentor uses counts for
  /// nothing.
  static let rareWord = 4.0
  /// A language in common: without one, the two cannot talk.
  static let language = 40
  /// A way of meeting in common.
  static let meeting = 15

  /// The points of a sought skill that this many of the mentors offer.
  static func ofSkill(offeredBy count: Int, of mentors: Int) -> Int {
    skill + rounded(rareSkill * rarity(count, mentors))
  }

  /// The points of a word that this many of the mentors use; none for a word that says nothing about a mentor.
  static func ofWord(usedBy count: Int, of mentors: Int) -> Int {
    let isEverywhere = mentors >= 8 && count * 4 > mentors
    return isEverywhere ? 0 : rounded(rareWord * rarity(count, mentors))
  }

  /// The inverse document frequency: 0 for what everyone has, growing with the logarithm of how rare it is.
  private static func rarity(_ count: Int, _ mentors: Int) -> Double {
    guard count > 0, mentors > count else { return 0 }
    return log(Double(mentors) / Double(count))
  }

  private static func rounded(_ points: Double) -> Int { Int(points.rounded()) }
}
