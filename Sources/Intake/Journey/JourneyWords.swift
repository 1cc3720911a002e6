import Scheme

/// What the pages and forms of a journey say.
enum JourneyWords {
  static func title(_ partner: Name) -> Wording { "Your journey with \(partner)" }
  static let journey = "The journey: stages, decisions and action points"
  static let readers =
    "You and your partner read this. The coordinator reads what is marked as answered alone, and nothing else of it."
  static let isOver =
    "This mentoring is over, so nothing is written here any more. Your words are still here: copy them if you need them."
  static let over =
    "This mentoring is over. You can read what you wrote and tick off action points. Nothing more is added."
  static let save = "Save"

  // MARK: The stages

  static let stages = "The stages"
  static let stagesLead =
    "Follow them, borrow from them, or leave them. Nothing has to be filled in, and no stage is locked."
  static let here = "You are here."
  static let isThrough = "You have both ticked all the stages."
  static let noGate = "For whenever you want it."
  static func closed(_ day: String) -> String { "Both of you ticked it, on \(day)." }
  static let toMentoring = "The page of your mentoring"
  static func toJourney(_ partner: Name) -> Wording { "Your journey with \(partner)" }
  static let readMore = "What this stage is about"
  static let forYourDiary = "For your diary"

  static let roadmap = "The roadmap"
  static let roadmapLead = "It is up to the two of you. Either can say it for both, and take it back."
  static let roadmapUses = [("no", "We do not use the roadmap"), ("yes", "We use the roadmap again")]
  static func leftRoadmap(by name: Name, _ time: String) -> Wording {
    "\(name) said on \(time) that you do not use the roadmap. Nothing reminds you of it; all that you wrote is kept."
  }

  // MARK: Decisions

  static let waiting = "Waits for you to agree"
  static let nothingYet = "Nothing yet."
  static let leftOpen = "Left open."
  static let agreedSoFar = "What you have agreed so far:"
  static let yours = "Your answer"
  static let agree = "I agree with this"
  static func column(_ role: String, _ name: Name) -> Wording { "\(role): \(name)" }
  static func written(by name: Name, _ time: String) -> Wording { "\(name) wrote this, \(time)." }
  static func takenBack(by name: Name, _ time: String) -> Wording { "\(name) took out what stood here, \(time)." }
  static func agreed(by name: Name, _ time: String) -> Wording { "\(name) agreed, \(time)." }
  static func waits(for name: Name) -> Wording {
    name == .you ? "It waits for you to agree." : "It waits for \(name) to agree."
  }
  static func crossed(_ name: Name) -> Wording {
    name == .you
      ? "You both wrote at the same time. Nothing is lost: these are your words."
      : "You both wrote at the same time. Nothing is lost: these are the words of \(name)."
  }
  static func earlier(_ count: Int) -> String { count == 1 ? "The version before" : "\(count) versions before" }
  static func hasAnswered(_ name: Name) -> Wording { "\(name) has answered." }
  static func hasNotAnswered(_ name: Name) -> Wording { "\(name) has not answered yet." }
  static let tick = "I agree"

  static func saved(with partner: Name) -> Wording {
    "Saved. Where \(partner) has to agree, we tell them, at most once a day."
  }

  static func ticked(by name: Name, _ time: String) -> Wording { "Ticked: \(name), \(time)" }
  static func notTicked(_ name: Name) -> Wording { "Not ticked yet: \(name)" }

  static let newerVersion =
    "What you were about to agree with has changed since you opened the page. Read the newer words below, and tick again."
  static func notYours(_ author: Question.Author) -> String {
    "Only the \(author == .mentor ? "mentor" : "mentee") answers this. Your words are still here: copy them, and empty the field."
  }

  // MARK: Action points

  static let points = "Action points"
  static let allPoints = "All your action points"
  static let openPoints = "Open"
  static let noOpenPoints = "No action point is open."
  static let donePoints = "Done"
  static let done = "Done"
  static let notDone = "Not done after all"
  static let newPoint = "Add an action point"
  static let addPoint = "Add"
  static let changePoint = "Change an action point"
  static let change = "Change"
  static let what = "What is to be done?"
  static let whatHint = "Small enough that nothing can stop it. Say what will show that it is done."
  static let who = "Who does it?"
  static let nobody = "Nobody is named yet"
  static func due(_ day: String) -> String { "by \(day)" }
  static let isLate = "Its day is over."
  static func pointChanged(_ words: String) -> String {
    "This action point has changed since you opened the page. It now reads: “\(Name(words))” Yours is below: send it to put it in "
      + "its place."
  }

  // MARK: The review

  static let review = "A print-out for a review"
  static let reviewTitle = "Our progress review"
  static func both(_ mentee: Name, _ mentor: Name) -> Wording { "\(mentee) and \(mentor)" }
  static let whatStands = "What we have decided"
  static let nothingStands = "Nothing is decided yet."
  static let notAgreedYet = "not agreed yet"
  static let isAgreed = "agreed"
  static let notes = "Notes"
  static let dates = "Your dates"
  static let noDates = "No date is set yet. Whenever you answer a stage’s question for a day, it stands here."
  static let calendar = "Take them into your calendar (.ics)"
  static func event(_ partner: Name, _ question: String) -> Wording { "Mentoring with \(partner): \(question)" }

  // MARK: My page

  static let next = "Dates and action points"
  static func with(_ partner: Name) -> Wording { "with \(partner)" }
  static func waits(from partner: Name) -> Wording { "Read what \(partner) wrote, and say whether you agree" }
  static func more(_ count: Int) -> String { "And \(count) more" }

  // MARK: The site's forms

  static let forWhom = "For whom is this?"
  static func saveFor(_ partner: Name) -> Wording { "Save it for \(partner) and you" }
  static let noPair =
    "This is a page of a pair’s journey, and you are in no pair at present. What you wrote is kept here for 30 days. You can "
    + "also save it in your diary, where only you read it."

  // MARK: The coordinator

  static let privateTitle = "Answered alone"
  static let privateLead =
    "These answers were given to you and to nobody else; the partner sees only that there is one. Nothing else that a pair "
    + "writes is shown to you."
  static let readPrivate = "Read what was answered alone"
  static let nothingPrivate = "Nothing was answered."
  static let handled = "I have looked after this"
  static let handledLead =
    "The pair then no longer stands among those that need attention, until something new is answered."
  static func isHandled(_ time: String) -> String { "Looked after, \(time)." }
}
