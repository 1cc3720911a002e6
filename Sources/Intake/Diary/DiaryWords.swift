import Scheme

extension EntryNews {
  /// What is said on the next page.
  var words: DiaryWords {
    switch self {
    case .kept: .kept
    case .changed: .changed
    case .readers: .readersSaved
    case .removed: .removed
    }
  }
}
