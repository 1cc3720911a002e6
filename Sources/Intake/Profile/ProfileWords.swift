import Scheme

/// What the pages about profiles and mentors say.
enum ProfileWords {
  static let nameUnseen = "Your name needs at least one letter."
  static func nameLeads(_ word: String) -> String {
    "“\(Name(word))” looks like a web or email address, which a name cannot hold. Leave it out. If it is a name with a full stop, "
      + "type a space after that."
  }
  static let nameless = "your partner"
  static let mine = "My profile"
  static let save = "Save my profile"
  static let toForm = "Fill in your profile"
  static let edit = "Change my profile"
  static let asOthersSeeIt = "As others see it"
  static let contact = "How a partner may reach you"
  static let contactReaders =
    "Only a partner sees this, from the day a proposal is accepted until the mentoring is over."
  static let placesWanted = "Say how many mentees you can take at a time: 1 or more."
  static let dayWanted = "Say from which day you are available."
  static let tooManyPlaces = "Nobody can take more than 99 mentees at a time."
  static let waiting =
    "You are not a member of the scheme yet. Until you are let in, only the coordinator sees your profile."

  static let availabilityTitle = "Would you mentor somebody else?"
  static let availabilityQuestion = "Are you available to another mentee?"
  static let availabilities = [
    ("available", "Yes, now"), ("from-date", "Yes, from a day that I name below"), ("not-available", "Not at present"),
  ]
  static let fromWhichDay = "If from a day: which?"
  /// What the questions that every profile has are called where others read the answers.
  static let labels = [
    "role": "Takes part as", "experience": "Skills, knowledge and experience", "offers": "Can help with",
    "seeks": "Would like help with", "other-topics": "Not on the list", "goals": "Hopes to get from it",
    "languages": "Talks in", "where": "Would like to meet", "places": "Mentees at a time",
    "available-from": "Available from",
    "helps": "What helps to take part",
  ]

  static let lacksOffers = "what you can help with"
  static let lacksSeeks = "what you would like help with"
  static let waitingTitle = "Proposals that still wait"
  static let nothingWaits = "No proposal waits at present, so there is nothing to say here."
  static let notAsked =
    "There is nothing to answer here at present. You can change when you are available in your profile."
  static let waitingLead =
    "You are not available now. Say for each of these whether it stays, or is closed with a kind word to the other."
  static let waitingChoices = [("keep", "It stays as it is"), ("close", "Close it kindly")]

  static let seeMentors = "See the mentors"
  static let notAvailable = "This mentor is not available at present."
  static let noPlaces = "This mentor has no place at present."
  static let thisIsYou = "This is you, as mentees see you."
  static let propose = "Propose to be mentored"

  static let isSaved = "Your profile is saved."

  static func state(isMember: Bool, isMentor: Bool, isAvailable: Bool) -> String {
    guard isMember else { return waiting }
    return switch (isMentor, isAvailable) {
    case (true, true): "Mentees can see you among the mentors while you have a place."
    case (true, false): "You are not available, so you do not stand among the mentors."
    case (false, true): "The mentors you write to will see it."
    case (false, false): "You are not available at present."
    }
  }
}
