import Scheme

/// All prompts of the site in reading order, each linked to its place, and a free entry.
struct DiaryPage {
  let site: Site

  var main: HTML {
    let prompts = pages.map { prompts -> HTML in
      let page = prompts[0]
      return """
        <details class="prompts">
        <summary>\(page.pageTitle) <span class="hint">\(SiteWords.promptCount(prompts.count))</span></summary>
        \(prompts.map(placed))</details>

        """
    }
    let free = site.scheme.form(.diaryEntry).map { "<h2>\($0.title)</h2>\n\(form($0))" as HTML } ?? ""
    return "\(free)<h2>\(SiteWords.prompts)</h2>\n\(prompts)\(retired)"
  }

  private func placed(_ prompt: Prompt) -> HTML {
    let place = Link.toSite(prompt.page, fragment: prompt.anchor)
    return
      "<p class=\"from\"><a href=\"\(href: place)\">\(SiteWords.asked(prompt.pageTitle))</a></p>\n\(form(prompt.form))"
  }

  /// The prompts page by page, in reading order.
  private var pages: [[Prompt]] {
    site.scheme.prompts.reduce(into: []) { pages, prompt in
      if pages.last?.first?.page == prompt.page {
        pages[pages.count - 1].append(prompt)
      } else {
        pages.append([prompt])
      }
    }
  }

  /// Those whose pages are gone.
  private var retired: [HTML] {
    site.scheme.retiredPrompts.filter { $0.page == GeneratedPages.diary }.map { PageRenderer.retired($0.id) }
  }

  private func form(_ form: Form) -> HTML {
    let drawn = FormHTML(
      form: form, action: .toIntake(["my", "forms", form.id]), button: SiteWords.keepInDiary,
      readers: SiteWords.onlyYou(),
      draft: form.id)
    return "<div class=\"prompt\">\n\(drawn.html)</div>\n"
  }
}
