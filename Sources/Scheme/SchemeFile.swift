import Foundation

/// Everything that the two programs agree on: SiteGen writes it beside the pages as `scheme.json`, Intake reads it.
///
/// Public by design: no addresses, no secrets.
public struct SchemeFile: Sendable, Hashable, Codable {
  /// The site, as far as the frame round every page shows it.
  public struct Site: Sendable, Hashable, Codable {
    /// An entry of the navigation or the footer.
    public struct Entry: Sendable, Hashable, Codable {
      /// The words.
      public var title: String
      /// The page, from the site's root.
      public var page: SitePath

      /// An entry that leads to a page.
      public init(title: String, page: SitePath) {
        self.title = title
        self.page = page
      }
    }

    /// The same site in another language.
    public struct Translation: Sendable, Hashable, Codable {
      /// What it is written in.
      public var language: Language
      /// Its first page, with a slash at its end.
      public var address: String

      /// A site by its language and its address.
      public init(language: Language, address: Link) {
        self.language = language
        self.address = address.text
      }

      /// A page of it; its first one where none is named.
      public func link(to page: SitePath? = nil) -> Link {
        let root = Link(checking: address) ?? .root
        return page?.address(below: root) ?? root
      }
    }

    /// The scheme's name.
    public var name: String
    /// The main pages, in order.
    public var navigation: [Entry]
    /// Pages that are linked to at the end of every page.
    public var footer: [Entry]
    /// The same in other languages.
    public var translations: [Translation]
    /// The style sheet's file.
    public var stylesheet: SitePath
    /// The icon, if the site has one.
    public var icon: SitePath?
    /// The script that lets a reader choose light or dark.
    public var theme: SitePath?
    /// The script that keeps what is typed until it has arrived.
    public var drafts: SitePath?

    /// The site's frame.
    public init(
      name: String, navigation: [Entry], footer: [Entry] = [],
      translations: [Translation] = [], stylesheet: SitePath,
      icon: SitePath? = nil,
      theme: SitePath? = nil, drafts: SitePath? = nil
    ) {
      self.name = name
      self.navigation = navigation
      self.footer = footer
      self.translations = translations
      self.stylesheet = stylesheet
      self.icon = icon
      self.theme = theme
      self.drafts = drafts
    }
  }

  /// The version of this file's shape that the programs of one release read and write.
  public static let shape = 1

  /// The version of the shape.
  public var version = SchemeFile.shape
  /// The frame round every page.
  public var site: Site
  /// The forms, one of each kind.
  public var forms: [Form]
  /// The diary prompts, in reading order.
  public var prompts: [Prompt]
  /// The roadmap, in order.
  public var stages: [Stage]
  /// The emails' texts, one of each kind.
  public var mails: [MailText]
  /// The sentences that the programs say.
  public var words: Words
  /// How long and how often.
  public var terms: Terms
  /// What is above and below the emails.
  public var mailFrames: [MailFrame.Text]
  /// The prompts that are no longer asked, by their ids.
  public var retiredPrompts: [PromptPlace]
  /// The new ids of what was renamed, by the old ones: `hopes`, `profile.offers`, `profile.offers.teaching`.
  public var renamed: [String: String]

  /// Everything that a site tells Intake.
  public init(
    site: Site, words: Words, terms: Terms = Terms(), forms: [Form], prompts: [Prompt], stages: [Stage],
    mails: [MailText],
    mailFrames: [MailFrame.Text] = [], retiredPrompts: [PromptPlace] = [], renamed: [String: String] = [:]
  ) {
    self.site = site
    self.words = words
    self.terms = terms
    self.forms = forms
    self.prompts = prompts
    self.stages = stages
    self.mails = mails
    self.mailFrames = mailFrames
    self.retiredPrompts = retiredPrompts
    self.renamed = renamed
  }

  /// The form of a kind.
  public func form(_ kind: FormKind) -> Form? {
    forms.first { $0.id == kind.rawValue }
  }

  /// The form of a kind: SiteGen builds no site, and Intake does not start, without it.
  public subscript(kind: FormKind) -> Form { form(kind) ?? Form(id: kind.rawValue, title: "", parts: []) }

  /// The prompt with an id.
  public func prompt(_ id: String) -> Prompt? {
    prompts.first { $0.id == id }
  }

  /// Where an entry that was written to a prompt leads back to: to the prompt, by whatever id it has now, or to the
  /// place that is kept for it.
  public func place(ofPrompt id: String) -> PromptPlace? {
    var id = id
    var left = renamed
    while true {
      if let place = prompt(id)?.place ?? retiredPrompts.first(where: { $0.id == id }) { return place }
      guard let next = left.removeValue(forKey: id) else { return nil }
      id = next
    }
  }

  /// The words of an email.
  public func mail(_ kind: MailKind) -> MailText? {
    mails.first { $0.kind == kind }
  }

  /// The words round emails.
  public func text(of frame: MailFrame) -> String? {
    mailFrames.first { $0.frame == frame }?.body
  }

  /// The scheme's skills: the options of the profile's question `offers`.
  public var skills: [Question.Option] {
    form(.profile)?.question("offers")?.options ?? []
  }

  /// Equal bytes for equal content: keys sorted, one line for each value, a line feed at the end.
  public func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }

  /// Reads what SiteGen wrote.
  ///
  /// - Throws: ``Refusal`` with a sentence for the operator, when the file is of another shape or lacks what Intake
  ///   reads by name.
  public init(reading data: Data) throws {
    struct Head: Decodable { var version: Int }
    let decoder = JSONDecoder()
    let head: Head
    do { head = try decoder.decode(Head.self, from: data) } catch {
      throw Refusal("This is not a scheme.json file: it does not begin like one. Run `sitegen build` again.")
    }
    guard head.version == SchemeFile.shape else {
      throw Refusal(
        "This scheme.json is version \(head.version), and this program reads version \(SchemeFile.shape). "
          + "Build the site with the `sitegen` of the same release.")
    }
    do { self = try decoder.decode(SchemeFile.self, from: data) } catch {
      throw Refusal("This scheme.json cannot be read: \(error)")
    }
    if let lack = lacks.first { throw Refusal(lack) }
  }

  /// What the programs need and the content does not have, each as a sentence.
  public var lacks: [String] {
    let forms = FormKind.allCases.flatMap { kind in
      form(kind).map { kind.lacks(of: $0) } ?? ["The form “\(kind.rawValue)” is missing."]
    }
    let mails = MailKind.allCases.filter { mail($0) == nil }.map { "The email “\($0.rawValue)” is missing." }
    let frames = MailFrame.allCases.filter { text(of: $0) == nil }.map {
      "The text round emails “\($0.rawValue)” is missing."
    }
    let alerts = stages.flatMap { stage in
      stage.form.questions.compactMap(\.alertFault).map { "In the stage “\(stage.id)”: \($0)" }
    }
    let words = words.missing.map { "The sentence “\($0)” is missing from the words." }
    return forms + words + mails + frames + alerts
  }

  /// Why a `scheme.json` is refused, in words for the operator.
  public struct Refusal: Error, CustomStringConvertible {
    /// The sentence.
    public let description: String

    init(_ description: String) {
      self.description = description
    }
  }
}
