import Foundation
import Scheme

extension House {
  /// The words of the small site: every sentence is its key and what fills its places.
  static let words: Words = {
    let file = URL(fileURLWithPath: site + "/scheme.json")
    return (try? SchemeFile(reading: Data(contentsOf: file)))?.words ?? .none
  }()
}

/// A sentence as the small site says it in plain text.
func said(_ words: any Sayable) -> String { House.words.text(words) }

extension String {
  /// Whether a page holds these words, escaped as a page escapes them.
  ///
  /// Give it the key that the page draws: a copy would go on to be looked for when the sentence has changed.
  func says(_ words: any Sayable) -> Bool {
    contains(Browser.shown(("\(words.phrase)" as HTML).said(in: House.words).string))
  }
}
