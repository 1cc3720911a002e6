import GRDB
import Scheme

/// A concern as a safeguarding contact reads it, by the link in their mail. With the link alone they can say that they
/// are looking after it; to shut someone out, or let them back in, they must be signed in.
struct ContactPages: Sendable {
  let intake: Intake

  func show(_ reading: Reading) throws -> Reply {
    let known = try find(reading.visit)(reading.db)
    return .page(page(known, reading.visit))
      .noting(.readConcern, by: .contact(known.contact), on: .concern(known.concern.handle))
  }

  /// A form on the page was sent. The reply is the page itself, so that the token is in no redirect; sending it again
  /// changes nothing. An act that needs a sign-in leads to the page that asks for one.
  func act(_ visit: Visit) async throws -> Reply {
    guard let act = ContactAct(rawValue: visit.part("act")) else { throw Problem.notFound }
    let known = try await read(visit)
    guard act == .care else { return .seeOther(ContactCasePages.path(to: known.concern)) }
    try await intake.store.write { [find = find(visit)] transaction in
      let known = try find(transaction.db)
      if known.steps.isEmpty { try known.note(.care, in: transaction) }
    }
    return .page(page(try await read(visit), visit))
  }

  private func read(_ visit: Visit) async throws -> ConcernCase {
    try await intake.store.read(find(visit))
  }

  private func find(_ visit: Visit) -> @Sendable (Database) throws -> ConcernCase {
    { [token = Token(text: visit.part("token")), contacts = intake.settings.safeguardingContacts] db in
      try ConcernCase(ConcernLink.find(token, contacts, in: db), in: db)
    }
  }

  private func page(_ known: ConcernCase, _ visit: Visit) -> Page {
    let concern = known.concern
    let html = ConcernCaseHTML(known: known, settings: intake.settings)
    let care = ButtonForm(
      ContactWords.care, to: ["my", "concerns", visit.part("token"), ContactAct.care.rawValue])
    let offer: HTML = "<h2>\(ContactWords.careTitle)</h2>\n<p>\(ContactWords.careLead)</p>\n\(care.html)"
    return Page(
      ContactWords.title,
      """
      <p class="answering">\(ContactWords.reads(known.contact))</p>
      <p class="when">\(intake.settings.words(for: concern.raisedAt))</p>
      <section class="entry">
      <h2>\(ContactWords.written)</h2>
      \(HTML(typed: concern.text))\
      </section>
      <dl class="answers">
      <dt>\(ContactWords.reach)</dt><dd>\(concern.reach.isEmpty ? ContactWords.unreachable() : concern.reach.phrase)</dd>
      <dt>\(ContactWords.sender)</dt><dd>\(known.senderName ?? ContactWords.signedOut())</dd>
      \(html.about)</dl>
      \(html.steps)\(known.steps.isEmpty ? offer : "")<h2>\(ContactWords.more)</h2>
      <p>\(ContactWords.moreLead) <a href="\(href: Link(["my", "contact", "concerns", concern.handle], after: .root))">\(ContactWords.toActs)</a></p>
      <p>\(ContactWords.secrecy)</p>
      \(ContactListPages.link)
      """)
  }
}
