import Scheme

/// All pages together: what only shows once every file is read.
struct Site {
  var settings: SiteSettings
  var folder: ContentFolder
  /// Every page, forms and mails among them, in the order of their files.
  var pages: [ContentPage]
  var scheme: SchemeFile
  /// The files of the folder `site/`, by the names that they have there.
  var assets: [SitePath: SitePath]

  /// Puts the pages together and checks what holds between them.
  ///
  /// - Parameter drafts: true when drafts are published, too.
  static func link(
    _ pages: [ContentPage], settings: SiteSettings, folder: ContentFolder, assets: [SitePath: SitePath], drafts: Bool
  ) -> Checked<Site> {
    var linker = Linker(pages: pages, settings: settings, folder: folder, stylesheet: assets[Build.stylesheet])
    if drafts { linker.publishDrafts() }
    linker.takeOptionsOver()
    linker.checkIDs()
    linker.checkReferences()
    linker.checkAliases()
    linker.checkForms()
    linker.checkMails()
    linker.pages.removeAll(where: \.head.isDraft)
    let scheme = SchemeFile(
      site: linker.frame(), forms: linker.forms, prompts: linker.prompts, stages: linker.stages, mails: linker.mails)
    let site = Site(settings: settings, folder: folder, pages: linker.pages, scheme: scheme, assets: assets)
    return Checked(value: site, diagnostics: linker.diagnostics)
  }

  /// The pages of a folder in reading order, its own page left out.
  func pages(in folderName: String) -> [ContentPage] {
    pages.filter { $0.source.hasPrefix(folderName + "/") && $0.kind != .page }.sorted(by: ContentPage.comesBefore)
  }
}

extension ContentPage {
  /// By `order`, then by title, then by file: the same on every machine.
  static func comesBefore(_ one: ContentPage, _ other: ContentPage) -> Bool {
    (one.order, one.title, one.source) < (other.order, other.title, other.source)
  }

  /// Reading order over the whole site: guides for mentees, for mentors, for both, then stages.
  static func isReadBefore(_ one: ContentPage, _ other: ContentPage) -> Bool {
    one.chapter == other.chapter ? comesBefore(one, other) : one.chapter < other.chapter
  }

  private var chapter: Int {
    switch (kind, audience) {
    case (.guide, .mentee): 0
    case (.guide, .mentor): 1
    case (.guide, .both): 2
    case (.stage, _): 3
    default: 4
    }
  }
}

private struct Linker {
  var pages: [ContentPage]
  let settings: SiteSettings
  let folder: ContentFolder
  let stylesheet: SitePath?
  var diagnostics: [Diagnostic] = []

  // MARK: What the scheme file holds

  var forms: [Form] {
    FormKind.allCases.compactMap { kind in pages.first { $0.kind == .form && $0.stem == kind.rawValue }?.form }
  }

  var prompts: [Prompt] {
    pages.filter { [.guide, .stage].contains($0.kind) }.sorted(by: ContentPage.isReadBefore).flatMap(\.prompts)
  }

  var stages: [Stage] {
    pages.filter { $0.kind == .stage }.sorted(by: ContentPage.comesBefore).map { page in
      let parts = page.parts.filter { if case .question(let question) = $0 { question.kind != .diary } else { true } }
      return Stage(form: Form(id: page.stem, title: page.title, parts: parts), summary: page.summary, page: page.path)
    }
  }

  var mails: [MailText] {
    pages.filter { $0.kind == .mail }.compactMap { page in
      MailKind(rawValue: page.stem).map { MailText(kind: $0, subject: page.title, body: page.mailBody) }
    }
  }

  mutating func frame() -> SchemeFile.Site {
    var entries: [SchemeFile.Site.Entry] = []
    for entry in settings.navigation {
      let generated = GeneratedPages.linkable.first { $0.text == entry.source }
      if let path = generated ?? pages.first(where: { $0.source == entry.source && $0.hasPage })?.path {
        entries.append(SchemeFile.Site.Entry(title: entry.title, page: path))
      } else {
        diagnostics.append(Diagnostic(place: entry.place, message: "There is no page `\(entry.source)`."))
      }
    }
    return SchemeFile.Site(
      name: settings.name, language: settings.language, navigation: entries, stylesheet: stylesheet ?? Build.stylesheet)
  }

  mutating func publishDrafts() {
    for index in pages.indices { pages[index].head.isDraft = false }
  }

  // MARK: Checks

  /// Gives a question with `options=ID` the options of that other one.
  mutating func takeOptionsOver() {
    for index in pages.indices {
      let form = pages[index].form
      pages[index].parts = pages[index].parts.map { part in
        guard case .question(var question) = part, let other = question.optionsFrom else { return part }
        question.options = form.question(other)?.options ?? []
        return .question(question)
      }
      for (question, place) in pages[index].questionPlaces {
        guard let other = question.optionsFrom, form.question(other)?.options.isEmpty ?? true else { continue }
        diagnostics.append(
          Diagnostic(place: place, message: "There is no question `\(other)` with options on this page."))
      }
    }
  }

  /// Forms, stages and prompts share one namespace. Other ids are unique on their page, which its parser sees to.
  mutating func checkIDs() {
    var taken = [Form.freeEntryID: "for the diary entry that answers no prompt"]
    for page in pages where page.kind == .form || page.kind == .stage {
      claim(page.stem, at: Diagnostic.Place(file: page.name), in: &taken)
    }
    for page in pages {
      var own: Set<String> = []
      for (question, place) in page.questionPlaces where question.kind == .diary && own.insert(question.id).inserted {
        claim(question.id, at: place, in: &taken)
      }
    }
  }

  private mutating func claim(_ id: String, at place: Diagnostic.Place, in taken: inout [String: String]) {
    if let first = taken[id] {
      let message = "The id `\(id)` is taken already, \(first). Choose another one."
      diagnostics.append(Diagnostic(place: place, message: message))
    } else {
      taken[id] = "at \(place.file):\(place.line)"
    }
  }

  /// Links lead to pages that are published, and to places that are there.
  mutating func checkReferences() {
    let targets = Dictionary(pages.map { ($0.path, $0) }, uniquingKeysWith: { one, _ in one })
    for page in pages where !page.head.isDraft {
      for reference in page.references {
        guard let target = targets[reference.target] else { continue }
        if target.head.isDraft {
          let message = "This page is published, but `\(target.source)`, which it links to, is a draft."
          diagnostics.append(Diagnostic(place: reference.place, message: message))
        }
      }
    }
    for reference in pages.flatMap(\.references) {
      guard let fragment = reference.fragment, let known = targets[reference.target]?.anchors, !known.contains(fragment)
      else { continue }
      let list = known.isEmpty ? "It has none." : "It has \(known.sorted().map { "`#\($0)`" }.joined(separator: ", "))."
      let hint = Nearest.hint(for: fragment, among: known)
      diagnostics.append(
        Diagnostic(place: reference.place, message: "There is no place `#\(fragment)` on that page.\(hint) \(list)"))
    }
  }

  /// An alias is a place that no page has.
  mutating func checkAliases() {
    var taken = Dictionary(pages.map { ($0.path, $0.name) }, uniquingKeysWith: { one, _ in one })
    for page in pages {
      for alias in page.head.aliases {
        if let other = taken[alias] {
          let message = "The alias `\(alias.text)` is where \(other) comes out. Take it away."
          diagnostics.append(Diagnostic(place: Diagnostic.Place(file: page.name), message: message))
        }
        taken[alias] = page.name
      }
    }
  }

  /// Each kind of form has its file, and asks what the program reads by name.
  mutating func checkForms() {
    for page in pages where page.kind == .form {
      let place = Diagnostic.Place(file: page.name)
      guard let kind = FormKind(rawValue: page.stem) else {
        let known = FormKind.allCases.map { "`\($0.rawValue).md`" }.joined(separator: ", ")
        diagnostics.append(Diagnostic(place: place, message: "There is no such form. The forms are \(known)."))
        continue
      }
      diagnostics += kind.lacks(of: page.form).map { Diagnostic(place: place, message: $0) }
    }
    reportMissing(FormKind.allCases.map(\.rawValue), below: "forms")
  }

  /// Each mail has its text, and holds the places that it may hold.
  mutating func checkMails() {
    for page in pages where page.kind == .mail {
      let place = Diagnostic.Place(file: page.name)
      guard let kind = MailKind(rawValue: page.stem) else {
        let known = MailKind.allCases.map { "`\($0.rawValue).md`" }.joined(separator: ", ")
        diagnostics.append(Diagnostic(place: place, message: "There is no such mail. The mails are \(known)."))
        continue
      }
      let known = kind.places.map(\.rawValue).sorted()
      for name in MailText.places(in: page.title + page.mailBody) where !known.contains(name) {
        let list = known.map { "`{\($0)}`" }.joined(separator: ", ")
        diagnostics.append(Diagnostic(place: place, message: "This mail has no place `{\(name)}`. It has \(list)."))
      }
      if !page.mailBody.split(separator: "\n").contains("{link}") {
        diagnostics.append(Diagnostic(place: place, message: "This mail needs `{link}` alone on a line."))
      }
    }
    reportMissing(MailKind.allCases.map(\.rawValue), below: "mail")
  }

  private mutating func reportMissing(_ wanted: [String], below part: String) {
    for name in wanted where !folder.files.contains("\(part)/\(name).md") {
      let place = Diagnostic.Place(file: "\(folder.name)/\(part)/\(name).md")
      diagnostics.append(Diagnostic(place: place, message: "This file is missing from the content folder."))
    }
  }
}
