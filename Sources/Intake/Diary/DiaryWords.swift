import Scheme

/// What the diary's pages say.
enum DiaryWords {
  static let title = "My diary"
  static let lead = "Only you can read these pages, except what you share with one person by name."
  static let newEntry = "Write an entry"
  static let keep = "Keep in my diary"
  static let onlyYou = "Only you will be able to read this entry."
  static let empty = "There is nothing here yet. The questions in the guides can help you to begin."
  static let nothingWritten = "Write something first: an entry needs words."
  static let you = "You"

  // MARK: One entry

  static let entryTitle = "Diary entry"
  static let kept = "This is in your diary."
  static let all = "All my entries"
  static let older = "Older entries"
  static let open = "Change, share or delete"
  static let readOn = "Read on"
  static let change = "Change this entry"
  static let changeLead = "The new words replace the earlier ones, which we do not keep."
  static let saveChange = "Save the change"
  static let changed = "Your change is saved."
  static let remove = "Delete this entry"
  static let removeTitle = "Delete this entry?"
  static let removeLead =
    "It is deleted at once, for you and for anyone you share it with. You cannot get it back."
  static let removeNow = "Delete it permanently"
  static let keepIt = "Keep it"
  static let removed = "The entry is deleted."

  static func back(to page: String) -> String { "Back to “\(page)”" }
  static func edited(_ moment: String) -> String { " · edited on \(moment)" }
  static func wrote(_ name: Name) -> Wording { "\(name) · " }

  // MARK: Who reads it

  static let readers = "Who can read it"
  static let whoReads = "Who can read this entry?"
  static let onlyMe = "Only me"
  static let shareRules =
    "You can stop sharing it at any time. Sharing also stops when the mentoring ends. No later partner ever reads the entry, "
    + "and nor does the coordinator."
  static let saveReaders = "Save who can read it"
  static let readersSaved = "Saved."
  static let onlyYouNow = "Only you can read this entry."
  static let nobodyToName = "Once you have a mentor or a mentee, you can share an entry with them by name."
  static let notNow = "You cannot share with this person now. Choose “Only me”, or someone else."

  static func me(and name: Name) -> Wording { "Me and \(name)" }
  static func me(and name: Name, since day: String) -> Wording { "Me and \(name), my partner since \(day)" }
  static func youAnd(_ name: Name) -> Wording { "You and \(name) can read this entry." }
  static func rests(_ name: Name) -> Wording {
    "Only you can read this entry at the moment, although you share it with \(name)."
  }
  static func readsNewWords(_ name: Name) -> Wording {
    "You and \(name) can read this entry. \(name) sees the new words at once."
  }
  static func sharedBy(_ name: Name) -> Wording { "Shared with \(name)" }

  // MARK: What a pair shares

  static let nothingShared = "Neither of you is sharing an entry here at the moment."
  static func shared(with name: Name) -> Wording { "What you and \(name) share" }
  static func sharedLead(_ name: Name) -> Wording {
    "Diary entries that you and \(name) let each other read. Each of you can stop sharing your own at any time."
  }
  static func shares(_ name: Name, _ count: Int) -> Wording {
    count == 1 ? "\(name) shares a diary entry with you" : "\(name) shares \(count) diary entries with you"
  }

  // MARK: The search

  static let words = "Words to look for"
  static let moreWays = "By page, mentoring or date"
  static let page = "The page that asks the question"
  static let anyPage = "Any page, or none"
  static let guides = "Guides"
  static let stages = "Stages"
  static let pair = "Mentoring with"
  static let anyPair = "Anyone, or no one"
  static let from = "From"
  static let until = "Until"
  static let look = "Search my diary"
  static let lookOn = "Search further back"
  static let noneFound = "Nothing found here."
  static let noDay = "Enter a date like 2026-03-27. We left out what you typed, because it is not a date."
  static func looked(until day: String) -> String { "We have searched your entries back to \(day)." }
}

extension EntryNews {
  /// What is said on the next page.
  var words: String {
    switch self {
    case .kept: DiaryWords.kept
    case .changed: DiaryWords.changed
    case .readers: DiaryWords.readersSaved
    case .removed: DiaryWords.removed
    }
  }
}
