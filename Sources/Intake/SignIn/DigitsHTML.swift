import Scheme

/// Four digits that tie a link, opened in another browser, to the page that asked for it.
enum DigitsHTML {
  /// The digits, on the page where someone waits.
  static func shown(_ digits: String) -> HTML {
    """
    <div class="digits">
    <p>\(PeopleWords.digitsShown)</p>
    <p class="number">\(digits)</p>
    </div>

    """
  }

  /// The field to type them into.
  ///
  /// - Parameters:
  ///   - hint: where to find them, and what they are for.
  ///   - wrong: what is wrong with those that were typed.
  static func field(_ label: some Sayable, hint: some Sayable, wrong: Phrase?) -> HTML {
    """
    <div class="field short\(wrong == nil ? "" : " wrong")">
    <label for="digits">\(label.phrase)</label>
    <p class="hint" id="digits-hint">\(hint.phrase)</p>
    \(error(wrong))<input id="digits" name="digits" type="text" inputmode="numeric" autocomplete="off" class="few" \
    aria-describedby="digits-hint">
    </div>

    """
  }

  static func error(_ words: Phrase?) -> HTML {
    words.map { "<p class=\"error\" role=\"alert\">\($0)</p>\n" } ?? ""
  }
}
