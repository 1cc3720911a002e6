import Scheme

/// The list of mentors as markup.
struct MatchingHTML {
  let asked: MatchingQuery
  let wishes: MenteeWishes?
  /// Those of this page, and one more if there are more.
  let mentors: [MentorLine]
  /// The profile's form, whose wording the reasons use.
  let form: Form?

  var html: HTML {
    """
    <p class="lead">\(wishes == nil ? MatchingWords.leadByName : MatchingWords.lead)</p>
    <p>\(MatchingWords.notPerfect)</p>
    \(profileFirst)\(search)\(list)\(pages)
    """
  }

  private var profileFirst: HTML {
    guard wishes == nil else { return "" }
    return """
      <p class="note">\(MatchingWords.profileFirst) <a href="/my/forms/profile">\(MatchingWords.fillIn)</a></p>

      """
  }

  // MARK: The search

  private var search: HTML {
    let skills = asked.skills.map { option -> HTML in
      let chosen: HTML = option.id == asked.search.skill ? " selected" : ""
      return "<option value=\"\(option.id)\"\(chosen)>\(option.wording.text)</option>\n"
    }
    return """
      <form class="form search" method="get" action="/my/mentors" role="search">
      \(fault)<div class="field short">
      <label for="skill">\(MatchingWords.skill)</label>
      <select id="skill" name="skill">
      <option value="">\(MatchingWords.anySkill)</option>
      \(skills)</select>
      </div>
      <div class="field short">
      <label for="word">\(MatchingWords.word)</label>
      <p class="hint" id="word-hint">\(MatchingWords.wordHint)</p>
      <input id="word" name="word" type="text" dir="auto" value="\(asked.typed)" aria-describedby="word-hint">
      </div>
      <p class="buttons"><button>\(MatchingWords.search)</button></p>
      </form>

      """
  }

  private var fault: HTML {
    asked.fault.map { "<p class=\"error\" role=\"alert\">\($0)</p>\n" } ?? ""
  }

  // MARK: The list

  private var list: HTML {
    let shown = mentors.prefix(MatchingQuery.perPage)
    guard !shown.isEmpty else { return nobody }
    return "<ol class=\"cards\">\n\(shown.map(card))</ol>\n"
  }

  private var nobody: HTML {
    let words =
      asked.page > 1 ? MatchingWords.pastTheEnd : asked.isSearch ? MatchingWords.noneFits : MatchingWords.none
    let back: HTML =
      asked.page > 1 || asked.isSearch ? " <a href=\"/my/mentors\">\(MatchingWords.all)</a>" : ""
    return "<p>\(words)\(back)</p>\n"
  }

  private func card(_ mentor: MentorLine) -> HTML {
    let link = Link(["my", "mentors", mentor.handle], after: .root)
    let offers = MatchingWords.list(form?.words(for: mentor.offers, of: "offers") ?? [])
    return """
      <li><a href="\(href: link)">\(mentor.name)</a>
      <p>\(offers)</p>
      \(fit(mentor))</li>

      """
  }

  private func fit(_ mentor: MentorLine) -> HTML {
    guard let wishes, let form else { return "" }
    return FitHTML(fit: MatchingFit(mentor, wishes, in: form)).html
  }

  private var pages: HTML {
    let previous: HTML =
      asked.page > 1
      ? "<li><a rel=\"prev\" href=\"\(href: asked.link(page: asked.page - 1))\">\(MatchingWords.previous)</a></li>\n"
      : ""
    let next: HTML =
      mentors.count > MatchingQuery.perPage
      ? "<li><a rel=\"next\" href=\"\(href: asked.link(page: asked.page + 1))\">\(MatchingWords.next)</a></li>\n" : ""
    guard !previous.isEmpty || !next.isEmpty else { return "" }
    return """
      <nav aria-label="\(plain: MatchingWords.mentors)">
      <ul class="links">
      \(previous)\(next)</ul>
      </nav>

      """
  }
}

/// Why two people might fit, and why not.
struct FitHTML {
  let fit: MatchingFit

  var html: HTML {
    let reasons: HTML =
      fit.reasons.isEmpty ? "" : "<ul class=\"reasons\">\n\(fit.reasons.map { "<li>\($0)</li>\n" as HTML })</ul>\n"
    let misfits: HTML =
      fit.misfits.isEmpty
      ? "" : "<p class=\"misfits\">\(MatchingWords.doesNotFit) \(fit.misfits.joined(separator: " "))</p>\n"
    return "\(reasons)\(misfits)"
  }
}
