import Scheme

/// What the pages and forms of a journey say.
enum JourneyWords {
  static func title(_ partner: Name) -> Wording { "Your journey with \(partner)" }
  static let journey = "The journey: stages, decisions and action points"
  static let readers =
    "You and your partner can read this. The coordinator can read only the answers marked as private."
  static let isOver =
    "This mentoring is over, so you can no longer write here. Your words are still here: copy them if you need them."
  static let over =
    "This mentoring is over. You can read what you wrote and tick off action points, but you cannot add anything."
  static let save = "Save"

  // MARK: The stages

  static let stages = "The stages"
  static let stagesLead =
    "Follow them, borrow from them or ignore them. You do not have to fill anything in, and no stage is locked."
  static let here = "You are here."
  static let isThrough = "You have both ticked off all the stages."
  static let noGate = "Nothing to tick off here."
  static func closed(_ day: String) -> String { "You both ticked it off on \(day)." }
  static let toMentoring = "Contact details and changes to your mentoring"
  static func toJourney(_ partner: Name) -> Wording { "Your journey with \(partner)" }
  static let readMore = "What this stage is about"
  static let forYourDiary = "For your diary"

  static let roadmap = "The roadmap"
  static let roadmapLead = "It is up to the two of you. Either of you can choose for both, and change it later."
  static let roadmapUses = [("no", "We are not using the roadmap"), ("yes", "We are using the roadmap again")]
  static func leftRoadmap(by name: Name, _ time: String) -> Wording {
    "\(name) said on \(time) that you are not using the roadmap. We do not remind you of it. Everything you wrote is kept."
  }

  // MARK: Decisions

  static let waiting = "Waiting for you to agree"
  static let nothingYet = "Nothing yet."
  static let leftOpen = "Left open."
  static let agreedSoFar = "What you have agreed so far:"
  static let yours = "Your answer"
  static let agree = "I agree with this"
  static func column(_ role: String, _ name: Name) -> Wording { "\(role): \(name)" }
  static func written(by name: Name, _ time: String) -> Wording { "\(name) wrote this, \(time)." }
  static func takenBack(by name: Name, _ time: String) -> Wording { "\(name) removed what was here, \(time)." }
  static func agreed(by name: Name, _ time: String) -> Wording { "\(name) agreed, \(time)." }
  static func waits(for name: Name) -> Wording {
    name == .you ? "It is waiting for you to agree." : "It is waiting for \(name) to agree."
  }
  static func crossed(_ name: Name) -> Wording {
    name == .you
      ? "You both wrote at the same time. Nothing is lost: these are your words."
      : "You both wrote at the same time. Nothing is lost: these are \(name)’s words."
  }
  static func earlier(_ count: Int) -> String { count == 1 ? "1 earlier version" : "\(count) earlier versions" }
  static func hasAnswered(_ name: Name) -> Wording { "\(name) has answered." }
  static func hasNotAnswered(_ name: Name) -> Wording { "\(name) has not answered yet." }
  static let tick = "I agree"

  static func saved(with partner: Name) -> Wording {
    "Saved. If \(partner) has to agree to something, we email them, at most once a day."
  }

  static func ticked(by name: Name, _ time: String) -> Wording { "Ticked: \(name), \(time)" }
  static func notTicked(_ name: Name) -> Wording { "Not ticked yet: \(name)" }

  static let newerVersion =
    "What you were about to agree to has changed since you opened the page. Read the newer words below, then tick again."
  static func notYours(_ author: Question.Author) -> String {
    "Only the \(author == .mentor ? "mentor" : "mentee") can answer this. Your words are still here: copy them, then empty the "
      + "field."
  }

  // MARK: Action points

  static let points = "Action points"
  static let allPoints = "All your action points"
  static let openPoints = "Open"
  static let noOpenPoints = "No action points are open."
  static let donePoints = "Done"
  static let done = "Done"
  static let notDone = "Mark as not done"
  static let newPoint = "Add an action point"
  static let addPoint = "Add"
  static let changePoint = "Change an action point"
  static let change = "Change"
  static let what = "What needs to be done?"
  static let whatHint = "Make it small enough that nothing can stop it. Say what will show that it is done."
  static let who = "Who will do it?"
  static let nobody = "Nobody yet"
  static func due(_ day: String) -> String { "by \(day)" }
  static let isLate = "Overdue"
  static func pointChanged(_ words: String) -> String {
    "This action point has changed since you opened the page. It now reads: “\(Name(words))” Your version is below: send it "
      + "to replace that one."
  }

  // MARK: The review

  static let review = "Print your record for a review"
  static let reviewTitle = "Our progress review"
  static func both(_ mentee: Name, _ mentor: Name) -> Wording { "\(mentee) and \(mentor)" }
  static let whatStands = "What we have decided"
  static let nothingStands = "You have not decided anything yet."
  static let notAgreedYet = "not agreed yet"
  static let isAgreed = "agreed"
  static let notes = "Notes"
  static let dates = "Your dates"
  static let noDates = "You have not set any dates yet. When a stage asks you for a date, your answer appears here."
  static let calendar = "Add them to your calendar (.ics)"
  static func event(_ partner: Name, _ question: String) -> Wording { "Mentoring with \(partner): \(question)" }

  // MARK: My page

  static let next = "Dates and action points"
  static func with(_ partner: Name) -> Wording { "with \(partner)" }
  static func waits(from partner: Name) -> Wording { "Read what \(partner) wrote and say whether you agree" }
  static func more(_ count: Int) -> String { "And \(count) more" }

  // MARK: The site's forms

  static let forWhom = "Who is this for?"
  static func saveFor(_ partner: Name) -> Wording { "Save it for you and \(partner)" }
  static let noPair =
    "This page is for a mentor and a mentee, and you do not have a partner at the moment. We keep what you wrote here for 30 "
    + "days. You can also save it in your diary, where only you can read it."

  // MARK: The coordinator

  static let privateTitle = "Private answers"
  static let privateLead =
    "These answers are for you and nobody else. The partner sees only that there is an answer. You do not see anything else "
    + "that a mentor and mentee write."
  static let readPrivate = "Read private answers"
  static let nothingPrivate = "There are no answers."
  static let handled = "Mark as dealt with"
  static let handledLead =
    "We then no longer show this under “\(CoordinatorWords.attention)”, until there is a new answer."
  static func isHandled(_ time: String) -> String { "Dealt with, \(time)." }
}
