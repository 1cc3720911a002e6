import GRDB
import Scheme

/// What a safeguarding contact can do about a concern: suspend, freeze, undo both, close. It needs a sign-in from the
/// last half hour, as a change of addresses does. These pages do not show what was written.
struct ContactCasePages: Sendable {
  let intake: Intake

  static func path(to concern: Concern) -> String { "/my/contact/concerns/\(concern.handle)" }

  func show(_ reading: ContactReading) throws -> Reply {
    let known = try find(reading.visit, reading.person)(reading.db)
    return .page(page(known, reading.visit, reading.person))
  }

  func act(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    guard let act = ContactAct(rawValue: visit.part("act")), ContactAct.signedIn.contains(act) else {
      throw Problem.notFound
    }
    let path = "/my/contact/concerns/\(visit.part("handle"))"
    guard person.isFresh(at: intake.world.now()) else { return .seeOther(path) }
    do {
      // The case is read in the transaction: on a second press the act is already done, and its form is another one.
      return try await intake.once(visit) {
        [find = find(visit, person), posted = visit.posted, scheme = intake.scheme.current] transaction in
        let known = try find(transaction.db)
        try act.take(ContactWords.form(act, known, scheme).read(posted), known, in: transaction)
        return act == .closing ? "/my/contact?\(Visit.done)=closed" : path
      }
    } catch let problems as FieldProblems {
      let known = try await intake.store.read(find(visit, person))
      return .page(page(known, visit, person, returned: (act, problems)).failed)
    }
  }

  private func find(_ visit: Visit, _ person: SignedIn) -> @Sendable (Database) throws -> ConcernCase {
    { [settings = intake.settings, handle = visit.part("handle")] db in
      guard let contact = try settings.contact(person, in: db) else { throw Problem.notFound }
      return try ConcernCase(ConcernLink.find(handle, for: contact, in: db), in: db)
    }
  }

  // MARK: Their markup

  private typealias Returned = (act: ContactAct, problems: FieldProblems)

  private func page(_ known: ConcernCase, _ visit: Visit, _ person: SignedIn, returned: Returned? = nil) -> Page {
    let html = ConcernCaseHTML(known: known, settings: intake.settings)
    let again = SignInAgain(
      person: person, title: ContactWords.signInAgain(), path: ContactCasePages.path(to: known.concern),
      lead: ContactWords.signInAgainLead())
    return Page(
      ContactWords.raised(intake.settings.words(for: known.concern.raisedAt)),
      """
      <p class="answering">\(ContactWords.reads(known.contact))</p>
      <p class="lead">\(ContactWords.caseLead)</p>
      <dl class="answers">
      <dt>\(ContactWords.sender)</dt><dd>\(known.senderName ?? ContactWords.signedOut())</dd>
      \(html.about)</dl>
      \(html.steps)<p>\(ContactWords.secrecy)</p>
      \(person.isFresh(at: intake.world.now()) ? "\(forms(known, visit, returned))" : again.html)\(ContactListPages.link)
      """)
  }

  private func forms(_ known: ConcernCase, _ visit: Visit, _ returned: Returned?) -> [HTML] {
    // The one that came back goes first, where it will be seen.
    let acts = ContactAct.signedIn
    let first = acts.filter { $0 == returned?.act } + acts.filter { $0 != returned?.act }
    return first.map { form($0, known, visit, returned) }
  }

  private func form(_ act: ContactAct, _ known: ConcernCase, _ visit: Visit, _ returned: Returned?) -> HTML {
    let isReturned = returned?.act == act
    let asked = ContactWords.form(act, known, intake.scheme.current)
    let form = FormHTML(
      form: asked,
      action: Link(["my", "contact", "concerns", known.concern.handle, "acts", act.rawValue], after: .root),
      button: asked.button ?? "", posted: isReturned ? visit.posted : Posted(),
      problems: isReturned ? returned?.problems : nil)
    return "<h2>\(asked.title)</h2>\n\(asked.leadHTML)\(form.html)"
  }
}
