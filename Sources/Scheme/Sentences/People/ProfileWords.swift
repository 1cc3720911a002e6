/// What people read about profiles: their own, and a mentor's.
public enum ProfileWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "profile"

  // Links to someone's own
  case mine, toForm

  // The form
  case nameUnseen
  case nameLeads = "name-leads {word}"
  case placesWanted, tooManyPlaces, dayWanted

  // Someone's own, as others see it
  case isSaved, waiting, mentorListed, mentorAway, menteeSeen, menteeAway, edit, seeMentors, asOthersSeeIt, contact
  case contactReaders

  // What it lacks
  case lacksOffers, lacksSeeks

  // A mentor's page
  case notAvailable, noPlaces, thisIsYou, propose

  // Once the mentoring is over
  case availabilityTitle, notAsked

  // When someone is no longer available
  case nothingWaits

  // Someone without a name
  case nameless
}
