import GRDB
import Scheme

/// The page of a link that confirms an address, or refuses a change: shows what it does, and one button does it.
struct AddressLinkPages: Sendable {
  let intake: Intake

  func show(_ reading: Reading) throws -> Reply { .page(try page(reading)) }

  func answer(_ visit: Visit) async throws -> Reply {
    let outcome = try await intake.store.write { [settings = intake.settings] transaction in
      try AddressLinkPages.answer(visit, settings, in: transaction)
    }
    switch outcome {
    case .wrongDigits(let left):
      return .page(
        try await intake.read(for: visit) { try page($0, wrong: AddressWords.wrongDigits(left: left)) })
    case .own: return .seeOther("/my/addresses")
    case .done(let title, let sentence):
      return .page(
        Page(title, "\(HTML(done: sentence))<p><a href=\"/my/\">\(PeopleWords.myPage)</a></p>\n"))
    case .cannotJoin: return .page(Page(AddressWords.cannotJoin, status: 409, "<p>\(AddressWords.cannotJoinWhy)</p>\n"))
    }
  }

  // MARK: Steps

  private enum Outcome: Sendable {
    case wrongDigits(left: Int)
    /// Done in the browser of the person whose addresses they are.
    case own
    case done(title: Phrase, sentence: Phrase)
    case cannotJoin
  }

  private static func answer(
    _ visit: Visit, _ settings: Settings, in transaction: Transaction
  ) throws -> Outcome {
    let db = transaction.db
    let token = Token(text: visit.part("token"))
    if let used = try AddressLink.usedLately(token, at: transaction.now, in: db) {
      return try again(used, visit, in: db)
    }
    let link = try AddressLink.alive(token, at: transaction.now, in: db)
    switch link.purpose {
    case .add: return try add(link, visit, settings, in: transaction)
    case .takeOver:
      try link.use(in: transaction)
      try link.lostMailbox.flatMap { try LostMailbox.find($0, in: db) }?.confirm(in: transaction)
      return .done(title: LostMailboxWords.confirmed(), sentence: LostMailboxWords.confirmedNext(link.address))
    case .refuse:
      try link.use(in: transaction)
      try link.lostMailbox.flatMap { try LostMailbox.find($0, in: db) }?.end(.refused, by: nil, in: transaction)
      return .done(title: LostMailboxWords.refused(), sentence: LostMailboxWords.refusedNext(link.address))
    }
  }

  /// What the button did when it was first pressed.
  private static func again(_ link: AddressLink, _ visit: Visit, in db: Database) throws -> Outcome {
    switch link.purpose {
    case .add:
      let owner = try Address.owner(of: link.address, in: db)
      if owner == nil || owner != link.person { return .cannotJoin }
      return owner == visit.person?.id
        ? .own : .done(title: AddressWords.added(), sentence: AddressWords.addedNext(link.address))
    case .takeOver:
      return .done(title: LostMailboxWords.confirmed(), sentence: LostMailboxWords.confirmedNext(link.address))
    case .refuse: return .done(title: LostMailboxWords.refused(), sentence: LostMailboxWords.refusedNext(link.address))
    }
  }

  /// The person who asked confirms, in the browser in which they asked or with the digits shown there: a stranger who
  /// types someone's address cannot bring them into the stranger's account with one press of a button.
  private static func add(
    _ link: AddressLink, _ visit: Visit, _ settings: Settings, in transaction: Transaction
  ) throws -> Outcome {
    let isOwn = visit.person?.id == link.person
    let typed = visit.posted.first("digits")?.filter { !$0.isWhitespace } ?? ""
    guard isOwn || link.tries < Draft.mostTries && typed == link.digits else {
      if !typed.isEmpty { try link.countTry(in: transaction) }
      return .wrongDigits(left: max(0, Draft.mostTries - link.tries - (typed.isEmpty ? 0 : 1)))
    }
    try link.use(in: transaction)
    let kept = [link.session, isOwn ? try Session.row(visit.person?.session, in: transaction.db) : nil]
    let taken = try AddressBook(person: link.person, transaction: transaction)
      .take(link.address, by: link.person, settings: settings)
    switch taken {
    case .cannotJoin: return .cannotJoin
    case .joined(let person):
      try Session.endAll(of: person, but: kept.compactMap(\.self), in: transaction)
      if isOwn, person == link.person { return .own }
      return .done(title: AddressWords.joined(), sentence: AddressWords.joinedNext(link.address))
    case .added, .known:
      try Session.endAll(of: link.person, but: kept.compactMap(\.self), in: transaction)
      return isOwn ? .own : .done(title: AddressWords.added(), sentence: AddressWords.addedNext(link.address))
    }
  }

  // MARK: Their markup

  private func page(_ reading: Reading, wrong: Phrase? = nil) throws -> Page {
    let visit = reading.visit
    let link = try AddressLink.alive(Token(text: visit.part("token")), at: reading.now, in: reading.db)
    let account = try Address.gettingMail(of: link.person, in: reading.db).map(Address.masked) ?? "…"
    let (title, sentence, button) = AddressWords.link(link, account: account)
    let asksDigits = link.purpose == .add && visit.person?.id != link.person
    let digits = DigitsHTML.field(AddressWords.digitsLabel, hint: AddressWords.digitsHint(account), wrong: wrong)
    let page = Page(
      title,
      """
      <p>\(sentence)</p>
      <form class="form" method="post" action="\(href: Link(["my", "addresses", "links", visit.part("token")], after: .root))">
      \(asksDigits ? digits : "")<p class="buttons"><button>\(button)</button></p>
      </form>

      """)
    return wrong == nil ? page : page.failed
  }
}
