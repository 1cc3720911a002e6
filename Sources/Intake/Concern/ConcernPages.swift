import GRDB
import Scheme

/// *Get help or raise a concern*: open to everyone, without a session and without an address.
struct ConcernPages: Sendable {
  let intake: Intake

  func ask(_ reading: Reading) throws -> Reply {
    let form = try form(reading.person, reading.scheme, in: reading.db)
    let everybody = intake.settings.safeguardingContacts.map { Posted.Field("readers", ConcernWords.id(of: $0)) }
    return .page(page(form, reading.visit, posted: Posted(everybody)))
  }

  /// Saved at once, or the form comes back with every word.
  func raise(_ visit: Visit) async throws -> Reply {
    let form = try await intake.read(for: visit) { try self.form($0.person, $0.scheme, in: $0.db) }
    guard !intake.settings.safeguardingContacts.isEmpty else { return .page(page(form, visit, posted: visit.posted)) }
    // It would name a different account from the one that its writer was told, or none.
    if visit.isDrawnForAnother {
      let sentence = ConcernWords.drawnForAnother(visit.person?.address)
      return .page(page(form, visit, posted: visit.posted).refused(for: .drawnForAnother, sentence))
    }
    do {
      let answers = try form.read(visit.posted)
      return .seeOther(try await save(answers, visit))
    } catch let problems as FieldProblems {
      return .page(page(form, visit, posted: visit.posted, problems: problems).failed)
    } catch Problem.sentBefore {
      return .page(page(form, visit, posted: visit.posted, isKeyAfresh: true).refused(for: .sentBefore))
    } catch let problem as Problem where problem.isForNow && problem != .cannotSave {
      return .page(page(form, visit, posted: visit.posted).refused(for: problem))
    } catch {
      intake.logger.error("A concern was not saved", metadata: ["error": "\(error.logged)"])
      return .page(page(form, visit, posted: visit.posted).refused(for: .cannotSave, ConcernWords.notSaved()))
    }
  }

  func raised() -> Reply {
    .page(Page(ConcernWords.sent, "<p>\(ConcernWords.sentNext)</p>\n<p>\(ConcernWords.noEmergency)</p>\n"))
  }

  // MARK: Steps

  private func save(_ answers: Answers, _ visit: Visit) async throws -> String {
    let readers = ConcernWords.readers(answers, of: intake.settings.safeguardingContacts)
    let key = visit.posted.first(Desk.OwnField.key).flatMap { $0.isEmpty ? nil : $0 }.map {
      Receipt.Key.own(
        $0, address: "concerns", sender: visit.person.map { String($0.id) } ?? "", posted: visit.posted)
    }
    return try await intake.store.write { [limits = intake.settings.limits] transaction in
      try Receipt.once(key, in: transaction) {
        let mails = try Concern.raise(
          answers, by: visit.person, from: visit.client, to: readers, limits: limits, in: transaction)
        try Outbox.add(mails, in: transaction)
        return "/my/help/sent"
      }
    }
  }

  private func form(_ person: SignedIn?, _ scheme: SchemeFile, in db: Database) throws -> Form {
    let courses = try person.map { try Course.all(of: $0.id, in: db) } ?? []
    let pairs = try courses.map { course in
      let own = person?.id ?? 0
      let partner = try Profile.name(of: course.partner(of: own), in: db)
      let words = course.title(partner, as: course.actor(own))
      return Question.Option(id: course.handle, wording: Wording(words))
    }
    return ConcernWords.form(scheme, contacts: intake.settings.safeguardingContacts, pairs: pairs)
  }

  // MARK: Their markup

  private func page(
    _ form: Form, _ visit: Visit, posted: Posted, problems: FieldProblems? = nil, isKeyAfresh: Bool = false
  ) -> Page {
    let contacts = intake.settings.safeguardingContacts
    guard !contacts.isEmpty else {
      return Page(form.title, "<p>\(ConcernWords.noEmergency)</p>\n<p>\(ConcernWords.nobody)</p>\n")
    }
    let names = contacts.map { "<li>\($0.name)</li>\n" as HTML }
    let drawn = FormHTML(
      form: form, action: Link(["my", "concerns"], after: .root), button: form.button ?? "",
      posted: posted, problems: problems,
      hidden: [Posted.Field(Desk.OwnField.key, key(posted, afresh: isKeyAfresh))])
    return Page(
      form.title,
      """
      <p class="lead">\(ConcernWords.lead)</p>
      <p><strong>\(ConcernWords.noEmergency)</strong></p>
      <p>\(ConcernWords.whoReads)</p>
      <ul>
      \(names)</ul>
      <p>\(ConcernWords.whatTheyCan)</p>
      <p>\(visit.person == nil ? ConcernWords.signedOut : ConcernWords.signedIn)</p>
      \(drawn.html)
      """)
  }

  private func key(_ posted: Posted, afresh: Bool) -> String {
    let old = afresh ? nil : posted.first(Desk.OwnField.key)
    return old ?? Token.make(intake.world).text
  }
}
