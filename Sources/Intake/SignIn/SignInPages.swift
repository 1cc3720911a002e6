import GRDB
import Scheme

/// Asking for a link, waiting for it, following it, and signing out.
struct SignInPages: Sendable {
  let intake: Intake

  /// The form that asks for an address.
  func ask(_ reading: Reading) -> Reply {
    let to = destination(reading.visit.query.first("to"))
    return .page(Page(PeopleWords.signIn, Self.form(intake.scheme.current, action: ["my", "sign-in"], to: to)))
  }

  /// An address was typed.
  func request(_ visit: Visit) async throws -> Reply {
    let to = destination(visit.posted.first("_to"))
    do {
      let address = try Address.read(visit.posted, in: intake.scheme.current[.signIn])
      let request = try await intake.store.write { [limits = intake.settings.limits] in
        try SignIn.request(address, client: visit.client, limits: limits, destination: to, in: $0)
      }
      return .seeOther("/my/sign-in/requests/\(try request.get())")
    } catch let problems as FieldProblems {
      return .page(
        Self.failed(intake.scheme.current, action: ["my", "sign-in"], posted: visit.posted, problems, to: to))
    } catch let problem as Problem where problem.isForNow {
      let form = Self.form(intake.scheme.current, action: ["my", "sign-in"], to: to, posted: visit.posted)
      return .page(Page(PeopleWords.signIn, form).refused(for: problem))
    }
  }

  /// The page to wait on: where the link went, and, in the browser of a draft, its four digits.
  func waiting(_ reading: Reading) throws -> Reply {
    guard let request = try SignIn.find(handle: reading.part("handle"), in: reading.db) else { throw Problem.notFound }
    let sent = try request.draft.flatMap { try Draft.find($0, in: reading.db) }
    let draft = sent.flatMap { $0.isFrom(reading.visit.draftCookies) ? $0 : nil }
    let change = Link(draft.map { ["my", "drafts", $0.handle] } ?? ["my", "sign-in"], after: .root)
    return .page(
      Page(
        PeopleWords.checkMail,
        """
        <p>\(PeopleWords.sent(request.shownAddress(at: reading.now))) \
        <a href="\(href: change)">\(PeopleWords.changeAddress)</a></p>
        <p>\(PeopleWords.nothingCame)</p>
        \(digits(of: draft))
        """))
  }

  /// A link was followed: shows who it signs in, and changes nothing. Mail programs follow links on their own. The
  /// cookie tells the browser from others when the button is pressed.
  func show(_ reading: Reading) throws -> Reply {
    let token = Token(text: reading.part("token"))
    guard let page = try linkPage(token, reading) else { return try goOn(token, reading) }
    let browser = reading.visit.browserCookie ?? Token.make(intake.world)
    return Reply(
      content: .page(page),
      cookies: [intake.settings.cookies.setting(.browser, to: browser.text, for: SignInPages.browserLife)])
  }

  private static let browserLife = Span.days(1)

  /// The link's button was pressed. Pressing it twice leads to the same session: its cookie is derived from the link
  /// and the browser.
  func start(_ visit: Visit) async throws -> Reply {
    let token = Token(text: visit.part("token"))
    guard let browser = visit.browserCookie else { return try await askForCookie(token, visit) }
    let session = Token.derived(from: browser, token)
    let outcome = try await intake.store.write { [newcomers = intake.settings] transaction in
      try SignInPages.start(token, session: session, visit, newcomers, in: transaction)
    }
    switch outcome {
    case .signedIn(let path, let person):
      let cookies = intake.settings.cookies
      let accounts = SignInPages.accounts(visit.accountsCookie, and: person)
      return .seeOther(
        path,
        cookies: [
          cookies.setting(.session, to: session.text, for: Session.life),
          cookies.setting(.accounts, to: accounts, for: SignInPages.accountsLife),
        ])
    case .shutOut: throw Problem.shutOut
    case .wrongDigits(let left):
      return .page(
        try await intake.read(for: visit) {
          guard let page = try linkPage(token, $0, wrong: PeopleWords.wrongDigits(left: left)) else {
            throw Problem.deadLink
          }
          return page
        })
    case .over: return try await intake.read(for: visit) { try goOn(token, $0) }
    }
  }

  private static let accountsLife = Span.days(365)

  /// Which accounts have signed in on a browser, with one more. The value tells them apart and names nobody.
  private static func accounts(_ before: String?, and person: Person) -> String {
    let own = Token.derived(from: Token(text: person.formMark), Token(text: Cookies.severalAccounts)).text
    return before == nil || before == own ? own : Cookies.severalAccounts
  }

  /// A link that no longer works leads its reader to their page if they are signed in.
  private func goOn(_ token: Token, _ reading: Reading) throws -> Reply {
    guard let person = reading.person, let request = try SignIn.find(token, in: reading.db),
      try Address.owner(of: request.address, in: reading.db) == person.id
    else { throw Problem.deadLink }
    return .seeOther("/my/")
  }

  /// The browser keeps no cookies, so it could not stay signed in: the link is not used up.
  private func askForCookie(_ token: Token, _ visit: Visit) async throws -> Reply {
    let page = try await intake.read(for: visit) { try linkPage(token, $0, note: PeopleWords.cookieNeeded()) }
    guard let page else { throw Problem.deadLink }
    let browser = Token.make(intake.world)
    return Reply(
      content: .page(page.failed),
      cookies: [intake.settings.cookies.setting(.browser, to: browser.text, for: SignInPages.browserLife)])
  }

  func signOut(_ visit: Visit) async throws -> Reply {
    try await intake.store.write { transaction in
      if let session = visit.person?.session { try Session.end(session, in: transaction) }
      try Draft.leave(visit.draftCookies, in: transaction)
    }
    return .seeOther(
      "/my/sign-in#signed-out", cookies: [intake.settings.cookies.setting(.session, to: "", for: .seconds(0))])
  }

  // MARK: Steps

  private enum Outcome: Sendable {
    case signedIn(path: String, Person)
    case wrongDigits(left: Int)
    /// The link no longer works.
    case over
    /// Their row is kept, so that a contact can lift the suspension of someone who was erased and is back.
    case shutOut
  }

  private static func start(
    _ token: Token, session: Token, _ visit: Visit, _ settings: Settings, in transaction: Transaction
  ) throws -> Outcome {
    guard let alive = try SignIn.alive(token, at: transaction.now, in: transaction.db) else {
      return try again(token, session, visit, in: transaction)
    }
    let draft = try alive.draft.flatMap { try Draft.find($0, in: transaction.db) }
    let typed = visit.posted.first("digits")?.filter { !$0.isWhitespace } ?? ""
    var isTheirs = draft?.isFrom(visit.draftCookies) ?? false
    if let draft, !isTheirs, !typed.isEmpty {
      guard draft.tries < Draft.mostTries, typed == draft.digits else {
        try draft.countTry(in: transaction)
        return .wrongDigits(left: max(0, Draft.mostTries - draft.tries - 1))
      }
      isTheirs = true
    }
    let request = try SignIn.consume(token, in: transaction)
    try Bounce.clear(request.address, in: transaction)
    let isFirst = try Address.owner(of: request.address, in: transaction.db) == nil
    let newcomers = try settings.standing(ofNewcomer: request.address, in: transaction)
    let person = try Person.confirmed(by: request.address, newcomers: newcomers, in: transaction)
    guard person.standing != .suspended else { return .shutOut }
    try person.comeBack(as: newcomers, in: transaction)
    if let old = visit.person?.session { try Session.end(old, in: transaction) }
    if isTheirs, draft?.mayBelong(to: person) ?? false { try draft?.belong(to: person, in: transaction) }
    try Draft.leave(visit.draftCookies, in: transaction)
    try Session.start(
      for: person, with: request.address, browser: visit.browser, token: session, in: transaction)
    try Audit.note(.signIn, by: .person(person), on: .person(person.handle), in: transaction)
    let path = try self.path(after: request, for: person, in: transaction.db)
    return .signedIn(path: path + (isFirst ? "?" + Visit.first : ""), person)
  }

  /// The same button in the same browser, pressed again: its session is still alive.
  private static func again(
    _ token: Token, _ session: Token, _ visit: Visit, in transaction: Transaction
  ) throws -> Outcome {
    guard let request = try SignIn.find(token, in: transaction.db),
      let person = try Session.person(session, at: transaction.now, in: transaction.db)
    else { return .over }
    return .signedIn(path: try path(after: request, for: person.person, in: transaction.db), person.person)
  }

  /// To the draft that someone signed in for, to the page that they wanted, or to their own.
  private static func path(after request: SignIn, for person: Person, in db: Database) throws -> String {
    if let draft = try request.draft.flatMap({ try Draft.find($0, in: db) }), draft.owner == person.id {
      return "/my/drafts/\(draft.handle)"
    }
    return request.destination ?? "/my/"
  }

  /// A path of ours to go on to: `/my/`, and only the characters in our addresses. Anything else is not a destination.
  private func destination(_ text: String?) -> String? {
    guard let text, text.hasPrefix("/my/"), !text.contains("//"), text.utf8.count <= 200,
      text.utf8.allSatisfy({ byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "/"), UInt8(ascii: "-"):
          true
        default: false
        }
      })
    else { return nil }
    return text
  }

  // MARK: Their markup

  /// The form for an address. A draft's page shows it too.
  static func form(
    _ scheme: SchemeFile, action: [String], to destination: String? = nil, posted: Posted = Posted(),
    problems: FieldProblems? = nil
  ) -> HTML {
    FormHTML(
      form: scheme[.signIn], action: Link(action, after: .root), button: scheme[.signIn].button ?? "", posted: posted,
      problems: problems, hidden: destination.map { [Posted.Field("_to", $0)] } ?? []
    ).html
  }

  static func failed(
    _ scheme: SchemeFile, action: [String], posted: Posted, _ problems: FieldProblems, to destination: String? = nil
  ) -> Page {
    Page(PeopleWords.signIn, form(scheme, action: action, to: destination, posted: posted, problems: problems)).failed
  }

  private func digits(of draft: Draft?) -> HTML {
    guard let draft else { return "" }
    return DigitsHTML.shown(draft.digits)
  }

  /// - Returns: `nil` where the link no longer works.
  private func linkPage(
    _ token: Token, _ reading: Reading, wrong: Phrase? = nil, note: Phrase? = nil
  ) throws -> Page? {
    guard let request = try SignIn.alive(token, at: reading.now, in: reading.db) else { return nil }
    let draft = try request.draft.flatMap { try Draft.find($0, in: reading.db) }
    let asksDigits = draft.map { !$0.isFrom(reading.visit.draftCookies) && $0.tries < Draft.mostTries } ?? false
    let digits =
      asksDigits
      ? DigitsHTML.field(PeopleWords.digitsLabel, hint: PeopleWords.digitsHint, wrong: wrong) : DigitsHTML.error(wrong)
    let page = Page(
      PeopleWords.signIn,
      """
      \(DigitsHTML.error(note))<p>\(PeopleWords.signInAs(Address.masked(request.address)))</p>
      <form class="form" method="post" action="\(href: Link(["my", "link", token.text], after: .root))">
      \(digits)<p class="buttons"><button>\(PeopleWords.confirmSignIn)</button></p>
      </form>

      """)
    return wrong == nil ? page : page.failed
  }
}
