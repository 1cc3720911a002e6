import GRDB
import Scheme

/// *My addresses*: which ones lead to this person, which one gets the mail, and how to add or remove one.
struct AddressPages: Sendable {
  let intake: Intake

  private struct Facts {
    let addresses: [String]
    let gettingMail: String?

    init(_ person: SignedIn, in db: Database) throws {
      addresses = try Address.confirmed(by: person.id, in: db)
      gettingMail = try Address.gettingMail(of: person.id, in: db)
    }
  }

  func show(_ reading: PersonReading) throws -> Reply { .page(try page(for: reading.person, in: reading.db)) }

  /// An address was typed: a link goes to it. Whether it leads to someone already makes no difference here.
  func add(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    guard person.isFresh(at: intake.world.now()) else { return .seeOther("/my/addresses") }
    do {
      let address = try Address.read(visit.posted, in: intake.scheme.current[.anotherAddress])
      let handle = try await intake.store.write { [limits = intake.settings.limits] transaction in
        try limits.allow(.addresses, by: [.person(person.id)], in: transaction)
        return try AddressLink.ask(
          .add, address: address, for: person.id, session: person.session,
          isMailed: limits.count(.links, by: [.address(address), .all], in: transaction) == nil, in: transaction)
      }
      return .seeOther("/my/addresses/requests/\(handle)")
    } catch let problems as FieldProblems {
      let page = try await intake.store.read { try self.page(for: person, posted: visit.posted, problems, in: $0) }
      return .page(page.failed)
    } catch let problem as Problem where problem.isForNow {
      let page = try await intake.store.read { try self.page(for: person, posted: visit.posted, in: $0) }
      return .page(page.refused(for: problem))
    }
  }

  /// The page to wait on, with the digits for another browser.
  func waiting(_ reading: PersonReading) throws -> Reply {
    let person = reading.person
    let link = try AddressLink.own(reading.part("handle"), person, in: reading.db)
    return .page(
      Page(
        PeopleWords.checkMail,
        """
        <p>\(AddressWords.sent(link.address, person.address)) \
        <a href="/my/addresses">\(PeopleWords.changeAddress)</a></p>
        <p>\(PeopleWords.nothingCame)</p>
        \(DigitsHTML.shown(link.digits))
        """))
  }

  func sendMail(_ visit: Visit) async throws -> Reply {
    try await change(visit) { try $0.sendMail(to: visit.posted.first("address") ?? "", by: $0.person) }
  }

  func remove(_ visit: Visit) async throws -> Reply {
    try await change(visit) { try $0.remove(visit.posted.first("address") ?? "", by: $0.person) }
  }

  /// Changes the addresses, ends the other sessions, and shows the page again.
  private func change(_ visit: Visit, _ work: @escaping @Sendable (AddressBook) throws -> Void) async throws -> Reply {
    let person = try visit.signedIn()
    guard person.isFresh(at: intake.world.now()) else { return .seeOther("/my/addresses") }
    return try await intake.once(visit) { transaction in
      try work(AddressBook(person: person.id, transaction: transaction))
      let own = try Session.row(person.session, in: transaction.db)
      try Session.endAll(of: person.id, but: own.map { [$0] } ?? [], in: transaction)
      return "/my/addresses"
    }
  }

  // MARK: Their markup

  private func page(
    for person: SignedIn, posted: Posted = Posted(), _ problems: FieldProblems? = nil, in db: Database
  ) throws -> Page {
    let facts = try Facts(person, in: db)
    let isFresh = person.isFresh(at: intake.world.now())
    let again = SignInAgain(person: person, title: AddressWords.signInAgain(), path: "/my/addresses")
    let items = facts.addresses.map { address -> HTML in
      let mail: HTML = address == facts.gettingMail ? "<p>\(AddressWords.getsMail)</p>\n" : ""
      return "<li><strong>\(address)</strong>\n\(mail)\(isFresh ? buttons(for: address, facts) : "")</li>\n"
    }
    let suggestion: HTML =
      facts.addresses.count == 1 ? "<p class=\"lead\">\(AddressWords.suggestion)</p>\n" : ""
    return Page(
      AddressWords.title,
      """
      \(suggestion)<ul class="cards">
      \(items)</ul>
      \(isFresh ? addition(posted, problems) : again.html)<p><a href="/my/sessions">\(SessionWords.title)</a></p>

      """)
  }

  private func buttons(for address: String, _ facts: Facts) -> HTML {
    guard facts.addresses.count > 1 else { return "" }
    let field = [Posted.Field("address", address)]
    let mail: HTML =
      address == facts.gettingMail
      ? "" : ButtonForm(AddressWords.sendMailHere, to: ["my", "addresses", "mail"], hidden: field, isQuiet: true).html
    let remove = ButtonForm(AddressWords.remove, to: ["my", "addresses", "removal"], hidden: field, isQuiet: true)
    return "\(mail)\(remove.html)"
  }

  private func addition(_ posted: Posted, _ problems: FieldProblems?) -> HTML {
    let asked = intake.scheme.current[.anotherAddress]
    let form = FormHTML(
      form: asked, action: Link(["my", "addresses"], after: .root), button: asked.button ?? "", posted: posted,
      problems: problems)
    return "<h2>\(asked.title)</h2>\n\(asked.leadHTML)\(form.html)"
  }
}

extension AddressPages {
  /// A line for someone who has only one address; nothing for everyone else.
  static func suggestion(for person: SignedIn, in db: Database) throws -> HTML {
    guard try Address.confirmed(by: person.id, in: db).count == 1 else { return "" }
    return "<p>\(AddressWords.suggestion) <a href=\"/my/addresses\">\(AddressWords.addOne)</a></p>\n"
  }
}
