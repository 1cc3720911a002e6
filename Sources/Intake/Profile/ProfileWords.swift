import Scheme

/// What the pages about profiles and mentors say.
enum ProfileWords {
  static let nameUnseen = "Your name needs at least one letter."
  static func nameLeads(_ word: String) -> String {
    "“\(Name(word))” looks like a web or email address, which cannot be part of a name. Leave it out. If it is a name with a "
      + "full stop, type a space after the full stop."
  }
  static let nameless = "your partner"
  static let mine = "My profile"
  static let save = "Save my profile"
  static let toForm = "Fill in your profile"
  static let edit = "Change my profile"
  static let asOthersSeeIt = "As others see it"
  static let contact = "How your mentor or mentee can contact you"
  static let contactReaders =
    "Only your mentor or mentee sees this, from when a proposal is accepted until the mentoring is over."
  static let placesWanted = "Enter how many mentees you can take at a time: 1 or more."
  static let dayWanted = "Enter the day you are available from."
  static let tooManyPlaces = "Nobody can take more than 99 mentees at a time."
  static let waiting =
    "You are not a member of the scheme yet. Until you become one, only the coordinator sees your profile."

  static let availabilityTitle = "Would you mentor someone else?"
  static let availabilityQuestion = "Are you available to mentor someone else?"
  static let availabilities = [
    ("available", "Yes, now"), ("from-date", "Yes, from a day I give below"), ("not-available", "Not now"),
  ]
  static let fromWhichDay = "If from a day, which day?"
  /// What the questions that every profile has are called where others read the answers.
  static let labels = [
    "role": "Takes part as", "experience": "Skills, knowledge and experience", "offers": "Can help with",
    "seeks": "Would like help with", "other-topics": "Not on the list", "goals": "Hopes to get from it",
    "languages": "Talks in", "where": "Would like to meet", "places": "Mentees at a time",
    "available-from": "Available from",
    "helps": "What helps them to take part",
  ]

  static let lacksOffers = "what you can help with"
  static let lacksSeeks = "what you would like help with"
  static let waitingTitle = "Your open proposals"
  static let nothingWaits = "You have no open proposals, so there is nothing to decide here."
  static let notAsked =
    "There is nothing to answer here at the moment. You can change when you are available in your profile."
  static let waitingLead =
    "You are not available now. Choose whether to keep each of these proposals, or to close it and send a polite message."
  static let waitingChoices = [("keep", "Keep it as it is"), ("close", "Close it and send a polite message")]

  static let seeMentors = "See the mentors"
  static let notAvailable = "This mentor is not available at the moment."
  static let noPlaces = "This mentor has no space for another mentee at the moment."
  static let thisIsYou = "This is how mentees see you."
  static let propose = "Write a proposal"

  static let isSaved = "Your profile is saved."

  static func state(isMember: Bool, isMentor: Bool, isAvailable: Bool) -> String {
    guard isMember else { return waiting }
    return switch (isMentor, isAvailable) {
    case (true, true): "Mentees can see you on the list of mentors while you have space for another mentee."
    case (true, false): "You are not available, so you are not on the list of mentors."
    case (false, true): "The mentors you write to will see it."
    case (false, false): "You are not available at the moment."
    }
  }
}
