import Scheme

/// All pages together: what can only be seen once every file has been read.
struct Site: Sendable {
  var settings: SiteSettings
  /// Every published page, forms and emails included, in the order of their files.
  var pages: [ContentPage]
  /// The guides in the order of their folder.
  var guides: [ContentPage]
  /// The roadmap's stages, in order.
  var stages: [ContentPage]
  var scheme: SchemeFile
  /// The files of the folder `site/`, by the names that they have there.
  var assets: [SitePath: SitePath]
  /// Puts the pages together and checks what must be true between them.
  static func link(
    _ pages: [ContentPage], settings: SiteSettings, words: Words, terms: Terms, folder: ContentFolder,
    assets: [SitePath: SitePath],
    ids: IDLock
  ) -> Checked<Site> {
    var linker = Linker(all: pages, settings: settings, folder: folder, assets: assets)
    linker.checkIDs()
    linker.checkReferences()
    linker.checkForms()
    linker.checkMails()
    let scheme = SchemeFile(
      site: linker.frame(), words: words, terms: terms, forms: linker.forms, prompts: linker.prompts,
      stages: linker.stageTemplates,
      mails: linker.mails, mailFrames: linker.mailFrames,
      retiredPrompts: ids.retiredPrompts(on: linker.pages, in: words),
      renamed: ids.renamed.mapValues(\.meaning))
    let site = Site(
      settings: settings, pages: linker.pages, guides: linker.guides, stages: linker.stages, scheme: scheme,
      assets: assets)
    return Checked(
      value: site, diagnostics: linker.diagnostics + ids.disagreements(with: IDLock.ids(of: site)))
  }

  func page(_ source: String) -> ContentPage? { pages.first { $0.source == source } }
}

private struct Linker {
  /// Drafts included.
  let all: [ContentPage]
  let pages: [ContentPage]
  let guides: [ContentPage]
  let stages: [ContentPage]
  let settings: SiteSettings
  let folder: ContentFolder
  let assets: [SitePath: SitePath]
  var diagnostics: [Diagnostic] = []

  init(all: [ContentPage], settings: SiteSettings, folder: ContentFolder, assets: [SitePath: SitePath]) {
    self.all = all
    self.settings = settings
    self.folder = folder
    self.assets = assets
    pages = all.filter { !$0.head.isDraft }
    guides = pages.filter { $0.kind == .guide }.sorted(by: ContentPage.comesBefore)
    stages = pages.filter { $0.kind == .stage }.sorted(by: ContentPage.comesBefore)
  }

  // MARK: What is in the scheme file

  var forms: [Form] {
    let forms = FormKind.allCases.compactMap { kind in
      pages.first { $0.kind == .form && $0.stem == kind.rawValue }?.form
    }
    return forms.map { $0.takingOptions(of: forms) }
  }

  var prompts: [Prompt] {
    (guides + stages).sorted(by: ContentPage.isReadBefore).flatMap(\.prompts)
  }

  var stageTemplates: [Stage] {
    stages.compactMap(\.stage)
  }

  var mails: [MailText] {
    pages.filter { $0.kind == .mail }.compactMap { page in
      MailKind(rawValue: page.stem).map { MailText(kind: $0, subject: page.title, body: page.mailBody) }
    }
  }

  var mailFrames: [MailFrame.Text] {
    MailFrame.allCases.compactMap { frame in
      pages.first { $0.kind == .mail && $0.stem == frame.rawValue }.map {
        MailFrame.Text(frame: frame, body: $0.mailBody)
      }
    }
  }

  mutating func frame() -> SchemeFile.Site {
    let (navigation, footer) = (entries(settings.navigation), entries(settings.footer))
    return SchemeFile.Site(
      name: settings.name, navigation: navigation, footer: footer,
      translations: settings.translations.map(\.site),
      stylesheet: assets[Assets.stylesheet] ?? Assets.stylesheet, icon: assets[Assets.icon],
      theme: assets[Assets.theme], drafts: assets[Assets.drafts])
  }

  private mutating func entries(_ settings: [SiteSettings.Entry]) -> [SchemeFile.Site.Entry] {
    settings.compactMap { entry in
      let isDraft = all.contains { $0.source == entry.source && $0.head.isDraft }
      if case .page(let path) = folder.entries[entry.source], !isDraft {
        return SchemeFile.Site.Entry(title: entry.title, page: path)
      }
      let pages = folder.entries.filter { if case .page = $0.value { true } else { false } }
      let hint = isDraft ? " It is a draft." : Nearest.hint(for: entry.source, among: pages.keys)
      let message = "There is no page `\(entry.source)`.\(hint) Use the file name of a page, or remove the entry."
      diagnostics.append(Diagnostic(place: entry.place, message: message))
      return nil
    }
  }

  // MARK: Checks

  /// Forms, stages and prompts share one namespace. Other ids are unique on their page, which its parser sees to.
  mutating func checkIDs() {
    var taken: [String: String] = [:]
    for page in all where page.kind == .form || page.kind == .stage {
      claim(page.stem, at: page.place(), in: &taken)
    }
    for page in all where page.kind != .form {
      var own: Set<String> = []
      for placed in page.questions where placed.question.kind == .diary && own.insert(placed.question.id).inserted {
        claim(placed.question.id, at: page.place(placed.position), in: &taken)
      }
    }
  }

  private mutating func claim(_ id: String, at place: Diagnostic.Place, in taken: inout [String: String]) {
    if let first = taken[id] {
      let message = "The id `\(id)` is already in use, \(first). Choose another one."
      diagnostics.append(Diagnostic(place: place, message: message))
    } else {
      taken[id] = "at \(place.file):\(place.line)"
    }
  }

  /// Links lead to pages that are published, and to places that exist.
  mutating func checkReferences() {
    // Most sites have no drafts and few fragments. That a linked page exists was checked as the link was read.
    let hasDrafts = pages.count < all.count
    lazy var targets = Dictionary(all.map { ($0.path, $0) }, uniquingKeysWith: { one, _ in one })
    for page in all {
      for reference in page.references where hasDrafts || reference.fragment != nil {
        guard let target = targets[reference.target] else { continue }
        if target.head.isDraft, !page.head.isDraft {
          let message =
            "This page is published, but `\(target.source)`, which it links to, is a draft. Publish that page, or remove the "
            + "link."
          diagnostics.append(Diagnostic(place: page.place(reference.position), message: message))
        }
        guard let fragment = reference.fragment else { continue }
        if target.ambiguous.contains(fragment) {
          let message =
            "Several headings of that page are called `#\(fragment)`. Link to a later one as `#\(fragment)-2`, or change their words."
          diagnostics.append(Diagnostic(place: page.place(reference.position), message: message))
        }
        guard !target.anchors.contains(fragment) else { continue }
        let known = target.anchors.sorted()
        let list =
          known.isEmpty
          ? "It has nothing to link to." : "You can link to \(known.map { "`#\($0)`" }.joined(separator: ", "))."
        let message =
          "There is no `#\(fragment)` on that page.\(Nearest.hint(for: fragment, among: known)) \(list)"
        diagnostics.append(Diagnostic(place: page.place(reference.position), message: message))
      }
    }
  }

  /// Each kind of form has its file, and asks what the program reads by name.
  mutating func checkForms() {
    for page in all {
      guard let form = page.form else { continue }
      guard let kind = FormKind(rawValue: form.id) else {
        let known = FormKind.allCases.map { "`\($0.rawValue).md`" }.joined(separator: ", ")
        diagnostics.append(Diagnostic(place: page.place(), message: "There is no such form. The forms are \(known)."))
        continue
      }
      diagnostics += kind.lacks(of: form).map { Diagnostic(place: page.place(), message: $0) }
      if page.head.button.isEmpty {
        let message = "This form has no words for its button. Write `button: …` between the two lines of `---`."
        diagnostics.append(Diagnostic(place: page.place(), message: message))
      }
      checkOptions(of: page)
    }
    reportMissing(FormKind.allCases.map(\.rawValue), below: "forms")
  }

  /// A question that takes the options of another form's question must find it.
  private mutating func checkOptions(of page: ContentPage) {
    for placed in page.questions {
      guard let other = placed.question.optionsFrom, other.contains("."),
        Form.options(other, in: all.compactMap(\.form)).isEmpty
      else { continue }
      let message =
        "There is no question `\(other)` with options. Name a form and its question, such as `survey-ended.reason`."
      diagnostics.append(Diagnostic(place: page.place(placed.position), message: message))
    }
  }

  /// Each email, and each text round emails, has its words, and only the placeholders that it may have.
  mutating func checkMails() {
    let names = MailKind.allCases.map(\.rawValue) + MailFrame.allCases.map(\.rawValue)
    for page in all where page.kind == .mail {
      if let kind = MailKind(rawValue: page.stem) {
        checkPlaceholders(page, known: kind.placeholders, needed: .link)
      } else if let frame = MailFrame(rawValue: page.stem) {
        checkPlaceholders(page, known: frame.placeholders, needed: frame.neededPlaceholder)
      } else {
        let known = names.map { "`\($0).md`" }.joined(separator: ", ")
        diagnostics.append(Diagnostic(place: page.place(), message: "There is no such email. The emails are \(known)."))
      }
    }
    reportMissing(names, below: "mail")
  }

  private mutating func checkPlaceholders(
    _ page: ContentPage, known: Set<MailKind.Placeholder>, needed: MailKind.Placeholder?
  ) {
    let known = known.map(\.rawValue).sorted()
    for name in Placeholders.names(in: page.title + page.mailBody) where !known.contains(name) {
      let list = known.map { "`{\($0)}`" }.joined(separator: ", ")
      let message = "This email has no placeholder `{\(name)}`. It has \(list)."
      diagnostics.append(Diagnostic(place: page.place(), message: message))
    }
    if MailKind(rawValue: page.stem) != nil, MailText.beginsTyped(page.title) {
      let message = "This subject begins with what someone typed. Put a word or `{site}` before it."
      diagnostics.append(Diagnostic(place: page.place(), message: message))
    }
    if let needed = needed?.rawValue, !page.mailBody.split(separator: "\n").contains("{\(needed)}") {
      diagnostics.append(
        Diagnostic(place: page.place(), message: "This email needs `{\(needed)}` alone on a line."))
    }
  }

  private mutating func reportMissing(_ wanted: [String], below part: String) {
    for name in wanted where folder.entries["\(part)/\(name).md"] == nil {
      let place = Diagnostic.Place(file: "\(folder.name)/\(part)/\(name).md")
      diagnostics.append(
        Diagnostic(place: place, message: "This file is missing from the content folder. Put it back."))
    }
  }
}
