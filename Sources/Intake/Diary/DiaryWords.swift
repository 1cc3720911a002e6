import Scheme

/// What the diary's pages say.
enum DiaryWords {
  static let title = "My diary"
  static let lead = "Nobody but you reads these pages, except what you share with one person by name."
  static let newEntry = "Write an entry"
  static let keep = "Keep in my diary"
  static let onlyYou = "Only you will be able to read this entry."
  static let empty = "There is nothing here yet. The guides have prompts that help you to begin."
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
  static let changeLead = "The new words take the place of the earlier ones, which are not kept."
  static let saveChange = "Save the change"
  static let changed = "Your change is saved."
  static let remove = "Delete this entry"
  static let removeTitle = "Delete this entry?"
  static let removeLead =
    "It is gone at once, for you and for anybody you share it with. It cannot be brought back."
  static let removeNow = "Delete it for good"
  static let keepIt = "Keep it"
  static let removed = "The entry is deleted."

  static func back(to page: String) -> String { "Back to “\(page)”" }
  static func edited(_ moment: String) -> String { " · edited on \(moment)" }
  static func wrote(_ name: Name) -> Wording { "\(name) · " }

  // MARK: Who reads it

  static let readers = "Readers"
  static let whoReads = "Who can read this entry?"
  static let onlyMe = "Only me"
  static let shareRules =
    "You can take a share back at any time, and it ends when the mentoring ends. No later partner ever reads the entry, "
    + "and the coordinator never does."
  static let saveReaders = "Save who can read it"
  static let readersSaved = "Saved."
  static let onlyYouNow = "Only you read this entry."
  static let nobodyToName = "Once you have a mentor or a mentee, you can share an entry with them by name."
  static let notNow = "You cannot share with this person now. Choose “Only me”, or somebody else."

  static func me(and name: Name) -> Wording { "Me and \(name)" }
  static func me(and name: Name, since day: String) -> Wording { "Me and \(name), paired since \(day)" }
  static func youAnd(_ name: Name) -> Wording { "You and \(name) read this entry." }
  static func rests(_ name: Name) -> Wording {
    "Only you read this entry at present, although you share it with \(name)."
  }
  static func readsNewWords(_ name: Name) -> Wording {
    "You and \(name) read this entry. \(name) sees the new words at once."
  }
  static func sharedBy(_ name: Name) -> Wording { "Shared with \(name)" }

  // MARK: What a pair shares

  static let nothingShared = "Neither of you shares an entry here now."
  static func shared(with name: Name) -> Wording { "What you and \(name) share" }
  static func sharedLead(_ name: Name) -> Wording {
    "Diary entries that you and \(name) let each other read. Each of you can take back their own at any time."
  }
  static func shares(_ name: Name, _ count: Int) -> Wording {
    count == 1 ? "\(name) shares a diary entry with you" : "\(name) shares \(count) diary entries with you"
  }

  // MARK: The search

  static let words = "Words to look for"
  static let moreWays = "By page, mentoring or date"
  static let page = "The page with the prompt"
  static let anyPage = "Any page, or none"
  static let guides = "Guides"
  static let stages = "Stages"
  static let pair = "Mentoring with"
  static let anyPair = "Anybody, or nobody"
  static let from = "From"
  static let until = "Until"
  static let look = "Look in my diary"
  static let lookOn = "Look further back"
  static let noneFound = "Nothing found here."
  static let noDay = "A day looks like 2026-03-27. What was typed is no day, so it was left out."
  static func looked(until day: String) -> String { "Your entries back to \(day) have been looked through." }
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
