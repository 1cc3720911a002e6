import Scheme

/// All prompts of the site in reading order, each linked to its place, and a free entry.
struct DiaryPage {
  let site: Site

  var main: HTML {
    let prompts = site.scheme.prompts.map { prompt -> HTML in
      let place = Link.toSite(prompt.page, fragment: prompt.anchor)
      return "<p class=\"from\"><a href=\"\(href: place)\">\(prompt.pageTitle)</a></p>\n\(form(prompt.form))"
    }
    return "<h2>\(Form.freeEntry.title)</h2>\n\(form(.freeEntry))<h2>\(Words.prompts)</h2>\n\(prompts)\(retired)"
  }

  /// Those whose pages are gone.
  private var retired: [HTML] {
    site.scheme.retiredPrompts.filter { $0.page == GeneratedPages.diary }.map { PageRenderer.retired($0.id) }
  }

  private func form(_ form: Form) -> HTML {
    let drawn = FormHTML(
      form: form, action: .toIntake(["my", "forms", form.id]), button: Words.keepInDiary, readers: Words.onlyYou)
    return "<div class=\"prompt\">\n\(drawn.html)</div>\n"
  }
}
