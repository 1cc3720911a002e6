import Foundation
import Scheme

extension String {
  /// Whether a page holds these words, escaped as a page escapes them.
  ///
  /// Give it the constant that the page draws: a copy would go on to be looked for when the sentence has changed.
  func says(_ words: String) -> Bool { says(Wording(words)) }

  func says(_ words: Wording) -> Bool { contains(Browser.shown(words.html.string)) }
}
