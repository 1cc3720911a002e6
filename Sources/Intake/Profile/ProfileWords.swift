import Scheme

extension ProfileWords {
  static func state(isMember: Bool, isMentor: Bool, isAvailable: Bool) -> ProfileWords {
    guard isMember else { return waiting }
    return isMentor ? (isAvailable ? mentorListed : mentorAway) : (isAvailable ? menteeSeen : menteeAway)
  }
}
