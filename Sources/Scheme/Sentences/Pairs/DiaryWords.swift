/// What the diary's pages say.
public enum DiaryWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "diary"

  // The diary
  case title, lead, newEntry, empty, older, all

  // Searching the diary
  case words, moreWays, page, anyPage, guides, stages, pair, anyPair, from, until, look, noDay, noneFound
  case looked = "looked {day}"
  case lookOn

  // An entry among others
  case edited = "edited {moment}"
  case back = "back {page}"
  case sharedBy = "shared-by {partner}"
  case readOn, open

  // Writing an entry
  case onlyYou, nothingWritten, kept

  // The page of one entry
  case entryTitle, change, remove

  // Changing an entry
  case changeLead
  case readsNewWords = "reads-new-words {partner}"
  case saveChange, changed

  // Deleting an entry
  case removeTitle, removeLead, removeNow, keepIt, removed

  // Who can read an entry
  case readers, onlyYouNow
  case youAnd = "you-and {partner}"
  case rests = "rests {partner}"
  case nobodyToName
  case meAnd = "me-and {partner}"
  case meAndPartnerSince = "me-and-partner-since {partner} {day}"
  case readersSaved, notNow

  // What the two people in a mentoring relationship share
  case shared = "shared {partner}"
  case sharedLead = "shared-lead {partner}"
  case nothingShared, you

  // My page
  case shares = "shares {partner} {#count}"
}
