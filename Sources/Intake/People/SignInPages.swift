import GRDB
import Scheme

/// Asking for a link, waiting for it, following it, and signing out.
struct SignInPages: Sendable {
  let parts: Parts

  /// The form that asks for an address.
  func ask(_ visit: Visit) -> Reply {
    let to = destination(visit.query.first("to"))
    return .page(Page(PeopleWords.signIn, Self.form(action: ["my", "sign-in"], to: to)))
  }

  /// An address was typed.
  func request(_ visit: Visit) async throws -> Reply {
    let to = destination(visit.posted.first("_to"))
    do {
      let address = try Address.read(visit.posted)
      let request = try await parts.store.write { [limits = parts.settings.limits] in
        try SignIn.request(address, client: visit.client, limits: limits, destination: to, in: $0)
      }
      return .seeOther("/my/sign-in/requests/\(try request.get())")
    } catch let problems as FieldProblems {
      return .page(Self.failed(action: ["my", "sign-in"], posted: visit.posted, problems, to: to))
    } catch let problem as Problem where problem.isForNow {
      let form = Self.form(action: ["my", "sign-in"], to: to, posted: visit.posted)
      return .page(Page(PeopleWords.signIn, form).refused(for: problem))
    }
  }

  /// The page to wait on: where the link went, and, in the browser of a draft, its four digits.
  func waiting(_ visit: Visit) async throws -> Reply {
    let found = try await parts.store.read { db -> (SignIn, Draft?)? in
      guard let request = try SignIn.find(handle: visit.part("handle"), in: db) else { return nil }
      let draft = try request.draft.flatMap { try Draft.find($0, in: db) }
      return (request, draft.flatMap { $0.isFrom(visit.draftCookie) ? $0 : nil })
    }
    guard let (request, draft) = found else { throw Problem.notFound }
    let change = Link(draft.map { ["my", "drafts", $0.handle] } ?? ["my", "sign-in"], after: .root)
    return .page(
      Page(
        PeopleWords.checkMail,
        """
        <p>\(PeopleWords.sent(to: request.shownAddress(at: parts.world.now()), minutes: SignIn.life.seconds / 60)) \
        <a href="\(href: change)">\(PeopleWords.changeAddress)</a></p>
        <p>\(PeopleWords.nothingCame)</p>
        \(digits(of: draft))
        """))
  }

  /// A link was followed: shows whom it signs in, and changes nothing. Mail programs look links up on their own.
  func show(_ visit: Visit) async throws -> Reply {
    .page(try await linkPage(Token(text: visit.part("token")), visit))
  }

  /// The link's button was pressed.
  func start(_ visit: Visit) async throws -> Reply {
    let token = Token(text: visit.part("token"))
    let session = Token.make(parts.world)
    let outcome = try await parts.store.write { [newcomers = parts.settings] transaction in
      try SignInPages.start(token, session: session, visit, newcomers, in: transaction)
    }
    switch outcome {
    case .signedIn(let path):
      return .seeOther(path, cookies: [parts.settings.cookies.setting(.session, to: session.text, for: Session.life)])
    case .wrongDigits(let left):
      return .page(try await linkPage(token, visit, wrong: PeopleWords.wrongDigits(left: left)))
    }
  }

  func signOut(_ visit: Visit) async throws -> Reply {
    if let session = visit.person?.session {
      try await parts.store.write { try Session.end(session, in: $0) }
    }
    return .seeOther(
      "/my/sign-in#signed-out", cookies: [parts.settings.cookies.setting(.session, to: "", for: .seconds(0))])
  }

  // MARK: Steps

  private enum Outcome: Sendable {
    case signedIn(path: String)
    case wrongDigits(left: Int)
  }

  private static func start(
    _ token: Token, session: Token, _ visit: Visit, _ settings: Settings, in transaction: Transaction
  ) throws -> Outcome {
    guard let alive = try SignIn.alive(token, at: transaction.now, in: transaction.db) else { throw Problem.deadLink }
    let draft = try alive.draft.flatMap { try Draft.find($0, in: transaction.db) }
    let typed = visit.posted.first("digits")?.filter { !$0.isWhitespace } ?? ""
    var isTheirs = draft?.isFrom(visit.draftCookie) ?? false
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
    guard person.standing != .suspended else { throw Problem.shutOut }
    try person.comeBack(as: newcomers, in: transaction)
    if let old = visit.person?.session { try Session.end(old, in: transaction) }
    try Session.start(
      for: person, with: request.address, browser: visit.browser, token: session, in: transaction)
    try Audit.note(.signIn, by: .person(person), on: .person(person.handle), in: transaction)
    if isTheirs { try draft?.belong(to: person, in: transaction) }
    let path = isTheirs ? draft.map { "/my/drafts/\($0.handle)" } : request.destination
    return .signedIn(path: (path ?? "/my/") + (isFirst ? "?" + Visit.first : ""))
  }

  /// A path of ours to go on to: `/my/` and what our addresses are made of. Anything else is no destination.
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
    action: [String], to destination: String? = nil, posted: Posted = Posted(), problems: FieldProblems? = nil
  ) -> HTML {
    FormHTML(
      form: Address.form, action: Link(action, after: .root), button: PeopleWords.sendLink, posted: posted,
      problems: problems, hidden: destination.map { [Posted.Field("_to", $0)] } ?? []
    ).html
  }

  static func failed(
    action: [String], posted: Posted, _ problems: FieldProblems, to destination: String? = nil
  ) -> Page {
    Page(PeopleWords.signIn, form(action: action, to: destination, posted: posted, problems: problems)).failed
  }

  private func digits(of draft: Draft?) -> HTML {
    guard let draft else { return "" }
    return DigitsHTML.shown(draft.digits)
  }

  private func linkPage(_ token: Token, _ visit: Visit, wrong: String? = nil) async throws -> Page {
    let now = parts.world.now()
    let found = try await parts.store.read { db -> (SignIn, asks: Bool)? in
      guard let request = try SignIn.alive(token, at: now, in: db) else { return nil }
      let draft = try request.draft.flatMap { try Draft.find($0, in: db) }
      return (request, draft.map { !$0.isFrom(visit.draftCookie) && $0.tries < Draft.mostTries } ?? false)
    }
    guard let (request, asksDigits) = found else { throw Problem.deadLink }
    let digits =
      asksDigits
      ? DigitsHTML.field(PeopleWords.digitsLabel, hint: PeopleWords.digitsHint, wrong: wrong) : DigitsHTML.error(wrong)
    let page = Page(
      PeopleWords.signIn,
      """
      <p>\(PeopleWords.signInAs(Address.masked(request.address)))</p>
      <form class="form" method="post" action="\(href: Link(["my", "link", token.text], after: .root))">
      \(digits)<p class="buttons"><button>\(PeopleWords.confirmSignIn)</button></p>
      </form>

      """)
    return wrong == nil ? page : page.failed
  }
}
