/// What the diary's pages say.
enum DiaryWords {
  static let title = "My diary"
  static let lead = "Nobody but you can read these pages."
  static let newEntry = "Write an entry"
  static let keep = "Keep in my diary"
  static let onlyYou = "Only you will be able to read this entry."
  static let empty = "There is nothing here yet. The guides have prompts that help you to begin."
  static let entryTitle = "Diary entry"
  static let kept = "This is in your diary."
  static let all = "All my entries"
  static let older = "Older entries"

  static func back(to page: String) -> String { "Back to “\(page)”" }
}
