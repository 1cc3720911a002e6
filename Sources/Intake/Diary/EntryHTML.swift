import Scheme

/// An entry as it is shown among others: when, who, what was asked, what was written.
struct EntryHTML {
  let entry: DiaryEntry
  let intake: Intake
  /// Who wrote it, where two people's entries are shown together.
  var author: Phrase?
  /// The words of the link to the entry's own page, for its author.
  var link: DiaryWords?
  /// Who else reads it, apart from its author.
  var reader: Phrase?
  /// All of the text, however long.
  var isWhole = false

  /// In a list, longer entries are cut after this many characters.
  static let mostInList = 1_500

  var html: HTML {
    """
    <article class="entry" id="\(entry.handle)">
    <p class="kicker">\(kicker)</p>
    \(question)\(HTML(typed: text))\(back)\(readers)\(toEntry)</article>

    """
  }

  /// Who wrote it, when, and when it was changed.
  private var kicker: Phrase {
    let edited = entry.editedAt.map { DiaryWords.edited(intake.settings.words(for: $0)) }
    let written = intake.settings.words(for: entry.createdAt).phrase
    return [author, written, edited].compactMap(\.self).joined(separator: " · ")
  }

  private var question: HTML {
    entry.form.flatMap(\.questions.first).map { "<h2>\($0.wording.html)</h2>\n" } ?? ""
  }

  // Counting characters is slow; there are never more of them than bytes.
  private var isCut: Bool {
    !isWhole && author == nil && entry.text.utf8.count > Self.mostInList && entry.text.count > Self.mostInList
  }

  private var text: String { isCut ? entry.text.prefix(Self.mostInList) + "…" : entry.text }

  private var back: HTML {
    entry.form.flatMap { intake.scheme.current.place(ofPrompt: $0.id) }
      .map { intake.backLink(to: $0, hasArrived: true) } ?? ""
  }

  private var readers: HTML { reader.map { "<p class=\"readers\">\($0)</p>\n" } ?? "" }

  private var toEntry: HTML {
    guard let link else { return "" }
    let target = Link(["my", "diary", entry.handle], after: .root)
    return "<p><a href=\"\(href: target)\">\(isCut ? DiaryWords.readOn : link)</a></p>\n"
  }
}

extension DiaryEntry {
  /// What tells it apart from others in one line: the question, or its own first words.
  var name: String {
    let words = form?.questions.first?.wording.text ?? String(text.prefix(81)).replacing("\n", with: " ")
    return words.count <= 80 ? words : words.prefix(79) + "…"
  }
}

extension Intake {
  /// A link back to the exact prompt.
  ///
  /// - Parameter hasArrived: an answer to it is in the diary, so the guide does not need to keep it any more.
  func backLink(to place: PromptPlace, hasArrived: Bool) -> HTML {
    let isAsked = scheme.current.prompt(place.id) != nil
    let fragment = hasArrived && isAsked ? PromptPlace.keptAnchor(place.id) : place.id
    let link = place.page.link(below: settings.site, fragment: fragment)
    return "<p><a href=\"\(href: link)\">\(DiaryWords.back(place.pageTitle))</a></p>\n"
  }
}
