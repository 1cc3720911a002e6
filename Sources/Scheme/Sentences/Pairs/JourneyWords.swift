/// What the pages and forms of a journey say.
public enum JourneyWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "journey"

  // The journey's page
  case journey
  case title = "title {partner}"
  case toMentoring, readOnly, isOver, waiting

  // The stages
  case stages, stagesLead, isThrough, here, noGate
  case ticked = "ticked {name} {time}"
  case closed = "closed {day}"

  // Dates
  case dates, noDates, calendar
  case event = "event {partner} {question}"

  // The roadmap
  case roadmap, roadmapLead
  case youLeftRoadmap = "you-left-roadmap {time}"
  case partnerLeftRoadmap = "partner-left-roadmap {partner} {time}"

  // The page of a stage
  case toJourney = "to-journey {partner}"
  case readMore, readers
  case saved = "saved {partner}"
  case forYourDiary

  // Decisions
  case menteeColumn = "mentee-column {name}"
  case mentorColumn = "mentor-column {name}"
  case nothingYet, leftOpen, agreedSoFar
  case youWrote = "you-wrote {time}"
  case partnerWrote = "partner-wrote {partner} {time}"
  case youRemoved = "you-removed {time}"
  case partnerRemoved = "partner-removed {partner} {time}"
  case youAgreed = "you-agreed {time}"
  case partnerAgreed = "partner-agreed {partner} {time}"
  case waitsForYou
  case waitsForPartner = "waits-for-partner {partner}"
  case agree, crossedYours
  case crossedPartners = "crossed-partners {partner}"
  case earlier = "earlier {#count}"
  case newerVersion, onlyMentee, onlyMentor

  // Private answers and ticks
  case yours
  case hasAnswered = "has-answered {partner}"
  case hasNotAnswered = "has-not-answered {partner}"
  case tick
  case notTicked = "not-ticked {name}"

  // Action points
  case points, allPoints, openPoints, noOpenPoints, donePoints, nobody
  case due = "due {day}"
  case isLate, done, notDone, change, newPoint, addPoint, changePoint
  case pointChanged = "point-changed {now}"

  // The print-out for a review
  case review, reviewTitle
  case menteeAndMentor = "mentee-and-mentor {mentee} {mentor}"
  case whatStands, nothingStands, notAgreedYet, isAgreed, notes

  // A stage that was filled in on the site
  case forWhom
  case saveFor = "save-for {partner}"
  case noPair

  // What coordinators read
  case readPrivate, privateTitle, privateLead, nothingPrivate
  case handledLead = "handled-lead {heading}"
  case handled
  case isHandled = "is-handled {time}"
}
