import GRDB
import Scheme

/// A safeguarding contact's own page, for someone who is signed in with the address that the settings name: which
/// concerns they read, and a new link to each. What was written can only be read by such a link.
struct ContactListPages: Sendable {
  let intake: Intake

  /// A link to it.
  static let link: HTML = "<p><a href=\"/my/contact\">\(ContactWords.toList)</a></p>\n"

  func show(_ reading: ContactReading) throws -> Reply {
    let lines = try ContactLine.all(for: reading.contact, in: reading.db)
    let (open, closed) = (lines.filter { $0.closedAt == nil }, lines.filter { $0.closedAt != nil })
    let rest: HTML = closed.isEmpty ? "" : "<h2>\(ContactWords.closedOnes)</h2>\n\(list(closed))"
    let page =
      Page(
        ContactWords.toList,
        """
        \(reading.visit.done == nil ? "" : HTML(done: ContactWords.closed))<p class="lead">\(ContactWords.listLead)</p>
        <h2>\(ContactWords.openOnes)</h2>
        \(open.isEmpty ? "<p>\(ContactWords.noneOpen)</p>\n" : list(open))\(rest)
        """)
    return .page(page).noting(.listConcerns, by: .contact(reading.contact.name))
  }

  func mailLink(_ visit: Visit) async throws -> Reply { try await mail(visit) { _, _, _ in } }

  func reopen(_ visit: Visit) async throws -> Reply {
    try await mail(visit) { try $0.reopen(by: $1, in: $2) }
  }

  /// Does something with a concern on the list, and mails a new link to it.
  private func mail(
    _ visit: Visit, after work: @escaping @Sendable (ContactLine, Settings.Contact, Transaction) throws -> Void
  ) async throws -> Reply {
    let contact = try await contact(visit)
    let handle = visit.part("handle")
    try await intake.store.write { [limits = intake.settings.limits] transaction in
      let line = try ContactLine.find(handle, for: contact, in: transaction.db)
      try work(line, contact, transaction)
      try line.mailLink(to: contact, limits: limits, in: transaction)
    }
    return .page(
      Page(PeopleWords.checkMail, "<p>\(ContactWords.linkSent(contact.address))</p>\n\(ContactListPages.link)"))
  }

  private func list(_ lines: [ContactLine]) -> HTML {
    let items = lines.map { line -> HTML in
      let (words, noun) =
        line.closedAt == nil
        ? (ContactWords.sendLink, "link") : (ContactWords.reopeningTitle, ContactAct.reopening.rawValue)
      let button = ButtonForm(words, to: ["my", "contact", "concerns", line.handle, noun], isQuiet: true)
      let acts: HTML =
        line.closedAt == nil
        ? "<p><a href=\"\(href: Link(["my", "contact", "concerns", line.handle], after: .root))\">\(ContactWords.more)</a></p>\n"
        : ""
      let closed = line.closedAt.map { ContactWords.closedSince(intake.settings.words(for: $0)) }
      let state = closed ?? line.carer.map { ContactWords.caredFor($0) } ?? ContactWords.notCaredFor()
      return """
        <li><strong>\(ContactWords.raised(intake.settings.words(for: line.raisedAt)))</strong>
        <p>\(state)</p>
        \(acts)\(button.html)</li>

        """
    }
    return "<ul class=\"cards\">\n\(items)</ul>\n"
  }

  /// - Throws: `Problem.notFound` for everyone who is not a contact.
  private func contact(_ visit: Visit) async throws -> Settings.Contact {
    let person = try visit.signedIn()
    let contact = try await intake.store.read { [settings = intake.settings] in try settings.contact(person, in: $0) }
    guard let contact else { throw Problem.notFound }
    return contact
  }
}
