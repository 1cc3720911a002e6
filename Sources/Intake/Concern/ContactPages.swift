import GRDB
import Scheme

/// A concern as a safeguarding contact reads it, by the link in their mail, and what they can do at once.
struct ContactPages: Sendable {
  let parts: Parts

  func show(_ visit: Visit) async throws -> Reply {
    let known = try await read(visit)
    try await parts.store.write {
      try Audit.note(.readConcern, by: .contact(known.contact), on: .concern(known.concern.handle), in: $0)
    }
    return .page(page(known, visit))
  }

  /// A form of the page was sent. It is answered with the page itself, so that the token stands in no redirect; sent
  /// again, it changes nothing.
  func act(_ visit: Visit) async throws -> Reply {
    guard let act = ContactAct(rawValue: visit.part("act")) else { throw Problem.notFound }
    let known = try await read(visit)
    do {
      let answers = try ContactWords.form(act, known).read(visit.posted)
      try await parts.store.write { [find = find(visit)] transaction in
        try act.take(answers, find(transaction.db), in: transaction)
      }
    } catch let problems as FieldProblems {
      var page = page(known, visit, returned: (act, problems))
      page.title = "Error: " + page.title
      page.status = 422
      return .page(page)
    }
    if act == .closing {
      return .page(Page(ContactWords.closed, "<p>\(ContactWords.closedNext)</p>\n\(ContactListPages.link)"))
    }
    return .page(page(try await read(visit), visit))
  }

  private func read(_ visit: Visit) async throws -> ConcernCase {
    try await parts.store.read(find(visit))
  }

  private func find(_ visit: Visit) -> @Sendable (Database) throws -> ConcernCase {
    { [token = Token(text: visit.part("token")), contacts = parts.settings.safeguardingContacts] db in
      try ConcernCase(ConcernLink.find(token, contacts, in: db), in: db)
    }
  }

  // MARK: Their markup

  private typealias Returned = (act: ContactAct, problems: FieldProblems)

  private func page(_ known: ConcernCase, _ visit: Visit, returned: Returned? = nil) -> Page {
    let concern = known.concern
    return Page(
      ContactWords.title,
      """
      <p class="answering">\(ContactWords.reads(as: known.contact))</p>
      <p class="when">\(parts.settings.words(for: concern.raisedAt))</p>
      <section class="entry">
      <h2>\(ContactWords.written)</h2>
      <p class="typed">\(concern.text)</p>
      </section>
      <dl class="answers">
      <dt>\(ContactWords.reach)</dt><dd>\(concern.reach.isEmpty ? ContactWords.unreachable : concern.reach)</dd>
      <dt>\(ContactWords.sender)</dt><dd>\(known.senderName ?? ContactWords.signedOut)</dd>
      \(about(known))</dl>
      \(steps(known))<p>\(ContactWords.secrecy)</p>
      \(forms(known, visit, returned))\(ContactListPages.link)
      """)
  }

  private func forms(_ known: ConcernCase, _ visit: Visit, _ returned: Returned?) -> [HTML] {
    let acts = ContactAct.onPage.filter { $0 != .care || known.steps.isEmpty }
    // The one that came back stands first, where it is seen.
    let first = acts.filter { $0 == returned?.act } + acts.filter { $0 != returned?.act }
    return first.map { form($0, known, visit, returned) }
  }

  private func about(_ known: ConcernCase) -> HTML {
    guard let pair = known.about else { return "" }
    let state = CoordinatorWords.state(pair.proposal.state)
    let since = CoordinatorWords.since(parts.settings.words(for: pair.proposal.position.since))
    return "<dt>\(ContactWords.about)</dt><dd>\(pair.names) (\(state)). \(since)</dd>\n"
  }

  private func steps(_ known: ConcernCase) -> HTML {
    guard !known.steps.isEmpty else { return "" }
    let items = known.steps.map { step -> HTML in
      let words: HTML = step.words.map { "<p class=\"typed\">\($0)</p>\n" } ?? ""
      return """
        <li><p>\(ContactWords.done(step)) <span class="when">\(parts.settings.words(for: step.at))</span></p>
        \(words)</li>

        """
    }
    return "<h2>\(ContactWords.steps)</h2>\n<ol class=\"events\">\n\(items)</ol>\n"
  }

  private func form(_ act: ContactAct, _ known: ConcernCase, _ visit: Visit, _ returned: Returned?) -> HTML {
    let isReturned = returned?.act == act
    let form = FormHTML(
      form: ContactWords.form(act, known),
      action: Link(["my", "concerns", visit.part("token"), act.rawValue], after: .root),
      button: ContactWords.button(act), posted: isReturned ? visit.posted : Posted(),
      problems: isReturned ? returned?.problems : nil)
    return "<h2>\(ContactWords.title(act))</h2>\n<p>\(ContactWords.lead(act))</p>\n\(form.html)"
  }
}
