import Scheme

/// Builds of one site, one after the other: content and site in, pages and `scheme.json` out.
///
/// What has not changed since the last build is neither read nor drawn again. A build after any number of others leaves
/// the same bytes as a first one.
struct Build {
  /// The folder of Markdown.
  let content: String
  /// The folder of `site.yml` and the style sheet.
  let site: String
  /// The file of settings in it.
  let settings: String
  /// Where the pages go.
  let out: String
  /// Publishes drafts, too.
  var drafts = false
  /// Takes warnings for errors.
  var isStrict = false
  /// Never writes the lock: a build that would change it is a mistake.
  var locked = false
  /// Shows what is still to be done, rather than refusing it.
  var todos = false
  /// The files that the last build found, except the lock, which it also writes.
  private(set) var inputs: [SourceFile] = []

  static let schemeFile = SitePath.known("scheme.json")

  private var siteFolder: SiteFolder?
  private var folder = ContentFolder("", files: [], pictures: [])
  private var pages = Shelf<Checked<ContentPage?>>()
  private var pictures = Shelf<Checked<Picture?>>()
  private var written: [SitePath: OutputFile] = [:]

  init(
    content: String, site: String, settings: String = SiteSettings.fileName, out: String, drafts: Bool = false
  ) {
    self.content = content
    self.site = site
    self.settings = settings
    self.out = out
    self.drafts = drafts
  }

  /// Builds the site. When anything is wrong, nothing is written.
  ///
  /// - Returns: what is wrong, in the order of the files.
  mutating func run() throws -> [Diagnostic] {
    let plan = try plan()
    guard !plan.diagnostics.hasErrors else { return plan.diagnostics }
    // Drafts may come and go: the lock is about what is published. An id is protected before anyone can answer by it.
    if !drafts && !locked { try plan.value.lock.write() }
    try Output(folder: out).write(plan.value.files, after: written)
    written = plan.value.files
    return plan.diagnostics
  }

  /// What a build would write.
  struct Plan {
    var files: [SitePath: OutputFile]
    var lock: IDLock.Update
  }

  /// Everything that a build would write, and everything that is wrong with the content.
  mutating func plan() throws -> Checked<Plan> {
    inputs = []
    let sources = try Disk.files(below: content).filter { $0.path != IDLock.fileName }
    let siteFiles = try Disk.files(below: site)
    let lock = IDLock.read(in: content)
    guard Disk.isFolder(content) else {
      let message = "There is no such folder. Give the right one with `--content`."
      let missing = Diagnostic(place: Diagnostic.Place(file: content), message: message)
      return Checked(value: Plan(files: [:], lock: IDLock.Update(lock: lock.value, ids: [:])), diagnostics: [missing])
    }
    let (settings, assets) = read(siteFiles)
    let translated = try Translations(settings.value.translations)
    inputs = try sources + siteFiles + Translations.files(of: settings.value)

    let measured = pictures.values(of: sources.filter(Picture.isPicture), Picture.read)
    let language = settings.value.language
    let terms = TermsFile.read(sources, in: content, language)
    let others = sources.filter { $0.path != TermsFile.path }
    let parsed = read(others, measured.compactMap(\.value), settings.value, terms.value)
    let words = WordsCheck(parsed.compactMap(\.value), in: folder, language)
    let scripted = assets.value.saying(words.texts)
    let linked = Site.link(
      parsed.compactMap(\.value), settings: settings.value, words: Words(words.texts, in: language),
      terms: terms.value.terms,
      folder: folder,
      assets: scripted.names, ids: lock.value)
    let output = try OutputFiles(
      linked.value, translated, assets: scripted, attachments: sources.filter { !$0.isMarkdown }, in: folder)

    let update = IDLock.Update(lock: lock.value, ids: IDLock.ids(of: linked.value))
    let mistakes =
      settings.diagnostics + translated.diagnostics + assets.diagnostics + terms.diagnostics + lock.diagnostics
      + measured.flatMap(\.diagnostics)
      + parsed.flatMap(\.diagnostics) + words.diagnostics + linked.diagnostics + output.diagnostics
    // What a build would write is only known when nothing else is wrong.
    let locks = locked && !drafts && !mistakes.hasErrors ? update.changes : []
    let diagnostics = mistakes + locks
    return Checked(
      value: Plan(files: output.files, lock: update),
      diagnostics: (isStrict ? diagnostics.map(\.asError) : diagnostics).summed)
  }

  private mutating func read(_ siteFiles: [SourceFile]) -> (Checked<SiteSettings>, Checked<Assets>) {
    if let kept = siteFolder, kept.files == siteFiles { return (kept.settings, kept.assets) }
    let settings = SiteSettings.read(siteFiles, folder: site, fileName: self.settings)
    let assets = Assets.read(siteFiles, folder: site, accent: settings.value.accent)
    siteFolder = SiteFolder(files: siteFiles, settings: settings, assets: assets)
    return (settings, assets)
  }

  private mutating func read(
    _ sources: [SourceFile], _ pictures: [Picture], _ settings: SiteSettings,
    _ terms: TermsFile
  ) -> [Checked<ContentPage?>] {
    var folder = ContentFolder(content, files: sources, pictures: pictures)
    for page in GeneratedPages.linkable(settings) where folder.entries[page.text] == nil {
      folder.entries[page.text] = .page(page)
    }
    folder.terms = terms
    folder.language = settings.language
    folder.pairNames = DoAndDont.Names(sources, settings.language)
    folder.takesDrafts = drafts
    folder.takesTodos = todos
    folder.indexesWords = settings.hasSearch
    // Links depend on the list of files: with another list, any page may be different.
    if folder != self.folder { pages.clear() }
    self.folder = folder
    return pages.values(of: sources.filter(\.isMarkdown)) { [folder] in PageParser.read($0, in: folder) }
  }
}

/// The folder `site/` as a build found it.
private struct SiteFolder {
  let files: [SourceFile]
  let settings: Checked<SiteSettings>
  let assets: Checked<Assets>
}
