import Scheme

/// A page of someone's diary as markup.
struct DiaryHTML {
  let intake: Intake
  let query: DiaryQuery
  let choices: DiaryChoices
  let page: DiaryPage

  var html: HTML {
    """
    <p class="lead">\(DiaryWords.lead)</p>
    <p class="buttons"><a class="button" href="\(href: FreeEntryForm().link)">\(DiaryWords.newEntry)</a></p>
    \(isEmpty ? "" : search)\(list)\(looked)\(Self.older(page.next.map { query.link(before: $0) }, query.isSearch))\(newest)
    """
  }

  /// The link to older entries.
  static func older(_ link: Link?, _ isSearch: Bool = false) -> HTML {
    guard let link else { return "" }
    return "<p><a rel=\"next\" href=\"\(href: link)\">\(isSearch ? DiaryWords.lookOn : DiaryWords.older)</a></p>\n"
  }

  private var isEmpty: Bool { page.entries.isEmpty && !query.isSearch && query.before == nil }

  // MARK: The list

  private var list: HTML {
    if page.entries.isEmpty { return "<p>\(query.isSearch ? DiaryWords.noneFound : DiaryWords.empty)</p>\n" }
    return HTML(
      page.entries.map { entry in
        EntryHTML(entry: entry, intake: intake, link: .open, reader: reader(of: entry)).html
      })
  }

  private func reader(of entry: DiaryEntry) -> Phrase? {
    choices.pairs.first { $0.pair == entry.sharedWith }.map { DiaryWords.sharedBy($0.name) }
  }

  /// A search that has not reached the end says how far it got.
  private var looked: HTML {
    page.lookedUntil.map { "<p class=\"hint\">\(DiaryWords.looked(words(for: $0)))</p>\n" } ?? ""
  }

  private var newest: HTML {
    query.before == nil && !query.isSearch ? "" : "<p><a href=\"/my/diary\">\(DiaryWords.all)</a></p>\n"
  }

  private func words(for instant: Instant) -> String {
    intake.settings.words(forDay: intake.settings.day(of: instant))
  }

  // MARK: The search

  private var search: HTML {
    """
    <form class="form search" method="get" action="/my/diary" role="search">
    \(fault)<div class="field short">
    <label for="words">\(DiaryWords.words)</label>
    <input id="words" name="words" type="text" dir="auto" value="\(query.typed)">
    </div>
    <details\(query.isFiltered ? HTML(" open") : "")>
    <summary>\(DiaryWords.moreWays)</summary>
    \(places)\(pairs)<div class="days">
    \(day("from", .from, query.from))\(day("until", .until, query.until))</div>
    </details>
    <p class="buttons"><button>\(DiaryWords.look)</button></p>
    </form>

    """
  }

  private var fault: HTML {
    query.fault(intake.settings).map { "<p class=\"error\" role=\"alert\">\($0)</p>\n" } ?? ""
  }

  private var places: HTML {
    guard !choices.pages.isEmpty else { return "" }
    func group(_ words: DiaryWords, isStage: Bool) -> HTML {
      let options = choices.pages.filter { $0.isStage == isStage }.map {
        option($0.page.text, $0.title, isChosen: query.page == $0.page.text)
      }
      return options.isEmpty ? "" : "<optgroup label=\"\(plain: words)\">\n\(options)</optgroup>\n"
    }
    return select(
      "page", .page, .anyPage,
      "\(group(.guides, isStage: false))\(group(.stages, isStage: true))")
  }

  private var pairs: HTML {
    guard !choices.pairs.isEmpty else { return "" }
    let options = choices.pairs.map { option($0.handle, $0.name, isChosen: query.pair == $0.handle) }
    return select("pair", .pair, .anyPair, HTML(options))
  }

  private func select(_ name: String, _ label: DiaryWords, _ any: DiaryWords, _ options: HTML) -> HTML {
    """
    <div class="field short">
    <label for="\(name)">\(label)</label>
    <select id="\(name)" name="\(name)">
    <option value="">\(any)</option>
    \(options)</select>
    </div>

    """
  }

  private func option(_ value: String, _ words: some Sayable, isChosen: Bool) -> HTML {
    "<option value=\"\(value)\"\(isChosen ? HTML(" selected") : "")>\(plain: words)</option>\n"
  }

  private func day(_ name: String, _ label: DiaryWords, _ value: String) -> HTML {
    """
    <div class="field short">
    <label for="\(name)">\(label)</label>
    <input id="\(name)" name="\(name)" type="date" value="\(value)">
    </div>

    """
  }
}
