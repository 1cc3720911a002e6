import Scheme

/// A request in the service's own words: who is asking, for what, and what they posted.
struct Visit: Sendable {
  /// Who is signed in. Nobody is for a post from a page on disk, whatever its cookies say.
  var person: SignedIn?
  /// The cookies that tie drafts to this browser.
  var draftCookies: [DraftCookie] = []
  /// The cookie that tells this browser from others while someone signs in.
  var browserCookie: Token?
  /// The value of the browser's accounts cookie.
  var accountsCookie: String?
  /// True if no `person` means no live session. A post from another site may come without its cookie.
  var knowsSession = false
  /// Who the limits count this visit for, if nobody is signed in.
  var client = "unknown"
  /// A short word for the browser.
  var browser = ""
  /// The path, from `/`.
  var path: String
  /// True for a form that was sent: its path does not have to be that of a page.
  var isPost = false
  /// The parts of the path that the route names.
  var parameters: [String: String]
  /// The query's fields.
  var query: Posted
  /// The form's fields; none for a GET.
  var posted = Posted()

  /// The field, in every form that Intake draws, that says who it was drawn for: their ``Person/formMark``, or nothing
  /// if nobody was signed in.
  static let drawnFor = "_for"

  /// True for a form that was drawn for someone other than its sender: another person has signed in meanwhile, or the
  /// session is over.
  var isDrawnForAnother: Bool {
    posted.first(Visit.drawnFor).map { $0 != person?.person.formMark ?? "" } ?? false
  }

  /// True for a form of the site, which is drawn for nobody, if several accounts have signed in on this browser: it may
  /// have been opened, and filled in, by another of them.
  var mayBeAnothers: Bool {
    person != nil && accountsCookie == Cookies.severalAccounts && posted.first(Visit.drawnFor) == nil
  }

  /// In the query of the page that someone's first sign-in leads to.
  static let first = "first"

  /// True for the first page of someone who has just been added: it asks whether they are known already.
  var isFirst: Bool { person != nil && query.first(Visit.first) != nil }

  /// In the query of the page that a form leads to once it is saved, with a word for what was done.
  static let done = "done"

  /// What has just been done.
  var done: String? { query.first(Visit.done) }

  /// Who owns what is typed on a page, for the script that keeps it: a handle, nothing for nobody, `nil` if it is not
  /// known whether there is a live session, or if the page answers for someone else.
  func owner(of page: Page) -> String? {
    guard page.account == nil || page.account?.id == person?.id else { return nil }
    return person?.person.handle ?? (knowsSession ? "" : nil)
  }

  /// The part of the path that the route calls `handle`, `id` or `token`.
  func part(_ name: String) -> String { parameters[name] ?? "" }

  /// Who is signed in.
  ///
  /// - Throws: `Problem.signInNeeded`, which leads back to this page; `Problem.drawnForAnother`.
  func signedIn() throws(Problem) -> SignedIn {
    guard let person else { throw .signInNeeded(destination: isPost ? "/my/" : path) }
    if isDrawnForAnother { throw .drawnForAnother }
    return person
  }
}

/// A cookie that ties drafts to a browser.
struct DraftCookie: Sendable, Hashable {
  var name: Cookies.Name
  var token: Token
}

/// A page of Intake's, before the frame is drawn round it.
struct Page: Sendable {
  var title: Phrase
  var main: HTML
  /// Why a form comes back, if its fields do not say so.
  var alert: HTML = ""
  var status = 200
  /// After how many seconds it is worth trying again.
  var retryAfter: Int64?
  /// Who a mailed link was sent to: the page answers for them and says so itself, whoever is signed in on this browser.
  var account: SignedIn?
  /// The name by which a browser keeps the form that has just arrived, where the page itself is the answer to it.
  var arrived: String?

  /// A page with its title as its heading.
  init(_ title: some Sayable, status: Int = 200, _ main: HTML) {
    self.title = title.phrase
    self.main = "<h1>\(self.title)</h1>\n\(main)"
    self.status = status
  }

  /// The page of a form that failed: its title says so before anything else.
  var failed: Page {
    var page = self
    page.title = "\(FormWords.error) \(page.title)"
    page.status = 422
    return page
  }

  /// The page of a form that is not taken now, though nothing in it is wrong: says why before anything else.
  func refused(for problem: Problem, _ sentence: Phrase? = nil) -> Page {
    var page = failed
    page.status = problem.status
    page.retryAfter = problem.retryAfter
    page.alert = HTML(alert: problem.title, sentence ?? problem.sentenceOnForm)
    return page
  }
}

/// What a browser saves rather than shows.
struct Download: Sendable {
  enum Content: Sendable {
    case bytes([UInt8])
    /// Passes on one piece after another, each once the last has been taken: the whole is never in memory.
    case pieces(@Sendable (_ take: ([UInt8]) async throws -> Void) async throws -> Void)
  }

  var name: String
  var type: String
  var content: Content
}

/// The answer to a visit.
struct Reply: Sendable {
  enum Content: Sendable {
    case page(Page)
    case download(Download)
    /// A word for a script.
    case text(String)
    /// 303: go on with a GET, at a path from `/`.
    case seeOther(String)
  }

  var content: Content
  /// `Set-Cookie` headers.
  var cookies: [String] = []
  /// A note for the audit that someone has looked, written before the reply goes out.
  var note: (@Sendable (Transaction) throws -> Void)?

  /// The same, for a page that names its account itself.
  func naming(_ account: SignedIn) -> Reply {
    guard case .page(var page) = content else { return self }
    page.account = account
    var reply = self
    reply.content = .page(page)
    return reply
  }

  static func page(_ page: Page) -> Reply { Reply(content: .page(page)) }
  static func text(_ text: String) -> Reply { Reply(content: .text(text)) }
  static func download(_ download: Download) -> Reply { Reply(content: .download(download)) }
  static func seeOther(_ path: String, cookies: [String] = []) -> Reply {
    Reply(content: .seeOther(path), cookies: cookies)
  }

  /// The same after a commit: the fragment tells the browser that it no longer needs to keep what was typed.
  static func seeOther(_ path: String, arrived draftName: String, cookies: [String] = []) -> Reply {
    .seeOther("\(path)#\(PromptPlace.keptAnchor(draftName))", cookies: cookies)
  }
}

extension HTML {
  /// Words that must not be missed.
  init(alert title: some Sayable, _ sentence: some Sayable) {
    self.init(alert: title, html: "<p>\(sentence.phrase)</p>\n")
  }

  init(alert title: some Sayable, html: HTML) {
    self = """
      <div class="problems" role="alert" tabindex="-1" autofocus>
      <h2>\(title.phrase)</h2>
      \(html)</div>

      """
  }

  /// Says that something is done, and what comes next.
  init(done words: some Sayable) {
    self = "<p class=\"done\" role=\"status\">\(words.phrase)</p>\n"
  }
}
