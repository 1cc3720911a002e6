import Foundation
import Scheme

/// Draws pages: one function a kind.
struct PageRenderer {
  let site: Site

  /// The bytes of a page's document; `nil` for what has no page of its own.
  @Sendable func document(_ page: ContentPage) -> Data? {
    let main: HTML
    switch page.kind {
    case .guide: main = guide(page)
    case .stage: main = stage(page)
    case .page: main = plain(page)
    case .form where page.stem == FormKind.profile.rawValue: main = profile(page)
    case .form, .mail: return nil
    }
    let frame = SiteFrame(site: site)
    return Data(frame.document(at: page.path, title: page.title, summary: page.summary, main: main).bytes)
  }

  // MARK: A function a kind

  private func guide(_ page: ContentPage) -> HTML {
    let path = ReadingPath(page: page, site: site)
    return """
      \(path.breadcrumb)<article class="guide">
      <p class="kicker">\(Words.guide(for: page.audience))</p>
      \(head(page))\(path.facts)\(path.contents)\(body(page))</article>
      \(path.neighbours)
      """
  }

  private func stage(_ page: ContentPage) -> HTML {
    let path = ReadingPath(page: page, site: site)
    return """
      \(path.breadcrumb)<article class="stage">
      <p class="kicker">\(Words.stage)</p>
      \(head(page))\(path.facts)\(path.contents)\(body(page))\(StageTemplate.emptyAction)</article>
      \(path.neighbours)
      """
  }

  private func profile(_ page: ContentPage) -> HTML {
    let form = FormHTML(
      form: page.form, action: PageRenderer.post(page.form.id), button: Words.saveProfile)
    return "<article class=\"profile\">\n\(head(page))\(form.html)</article>\n"
  }

  private func plain(_ page: ContentPage) -> HTML {
    let list: HTML =
      switch page.source {
      case "guides/index.md": guideList
      case "roadmap/index.md": stageList
      default: ""
      }
    return "<article>\n\(head(page))\(body(page))\(list)</article>\n"
  }

  // MARK: Their parts

  private func head(_ page: ContentPage) -> HTML {
    let lead: HTML = page.summary.isEmpty ? "" : "<p class=\"lead\">\(page.summary)</p>\n"
    return "<h1>\(page.title)</h1>\n\(lead)"
  }

  private func body(_ page: ContentPage) -> [HTML] {
    var drawn: [HTML] = []
    var rest = page.parts[...]
    while let first = rest.first {
      if let pair = DoAndDont(rest.prefix(4)) {
        drawn.append(pair.html)
        rest = rest.dropFirst(4)
      } else {
        drawn.append(part(first, on: page))
        rest = rest.dropFirst()
      }
    }
    return drawn
  }

  private func part(_ part: Form.Part, on page: ContentPage) -> HTML {
    switch part {
    case .heading(let level, let anchor, let wording): HTML(heading: wording.html, level: level, anchor: anchor)
    case .prose(let html): html
    case .question(let question) where question.kind == .diary: prompt(question, on: page)
    case .question(let question): StageTemplate(question: question).html
    }
  }

  private func prompt(_ question: Question, on page: ContentPage) -> HTML {
    let form = Prompt(question: question, page: page.path, pageTitle: page.title).form
    let drawn = FormHTML(
      form: form, action: PageRenderer.post(question.id), button: Words.keepInDiary, readers: Words.onlyYou)
    return "<div class=\"prompt\">\n<p class=\"kicker\">\(Words.diary)</p>\n\(drawn.html)</div>\n"
  }

  private static func post(_ form: String) -> Link { .toIntake(["my", "forms", form]) }

  private var guideList: HTML {
    let guides = site.pages(in: "guides")
    return HTML(
      [Audience.mentee, .mentor, .both].map { audience -> HTML in
        let own = guides.filter { $0.audience == audience }
        guard !own.isEmpty else { return "" }
        return """
          <h2>\(Words.guides(for: audience))</h2>
          <ol class="cards">
          \(own.map(card))</ol>

          """
      })
  }

  private var stageList: HTML {
    "\(JourneyPicture(stages: site.pages(in: "roadmap")).html)<ol class=\"cards journey\">\n\(site.pages(in: "roadmap").map(card))</ol>\n"
  }

  private func card(_ target: ContentPage) -> HTML {
    """
    <li><a href="\(href: Link.toSite(target.path))">\(target.title)</a><p>\(target.summary)</p></li>

    """
  }
}
