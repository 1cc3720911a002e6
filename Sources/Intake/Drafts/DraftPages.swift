import GRDB
import Scheme

/// A draft's page: what was written, and how to claim, save or discard it.
struct DraftPages: Sendable {
  let intake: Intake
  let desk: Desk
  let forms: FormCatalogue

  /// A draft, and what its visitor is to it.
  private struct Found: Sendable {
    let draft: Draft
    let view: Draft.View
    var path: [String] { ["my", "drafts", draft.handle] }

    /// A button about the draft. It passes on what the URL showed: that the post came from here.
    func button(_ words: some Sayable, to noun: String, _ fields: [Posted.Field] = [], isQuiet: Bool = false) -> HTML {
      let sent = view == .sentJustNow ? [Posted.Field(Draft.sentField, draft.sentWord)] : []
      return ButtonForm(words, to: path + [noun], hidden: fields + sent, isQuiet: isQuiet).html
    }
  }

  func show(_ reading: Reading) throws -> Reply { .page(try page(Self.find(reading), reading)) }

  /// An address was typed: a link is sent to it, and this browser waits.
  func request(_ visit: Visit) async throws -> Reply {
    let found = try await find(visit)
    guard found.view != .sentJustNow else { return .page(try await page(visit)) }
    do {
      let address = try Address.read(visit.posted, in: intake.scheme.current[.signIn])
      let request = try await intake.store.write { [limits = intake.settings.limits] transaction in
        try found.draft.note(askedBy: address, in: transaction)
        return try SignIn.request(
          address, client: visit.client, limits: limits, draft: found.draft.id, in: transaction)
      }
      return .seeOther("/my/sign-in/requests/\(try request.get())")
    } catch let problems as FieldProblems {
      return .page(try await page(visit, problems).failed)
    } catch let problem as Problem where problem.isForNow {
      return .page(try await page(visit).refused(for: problem))
    }
  }

  /// The one *Save* button was pressed. Pressed again, it leads to the same place.
  func confirm(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    let receipt = Receipt.Key.draft(visit.part("handle"), of: person.id)
    if let path = try await intake.store.read({ [now = intake.world.now()] in
      try Receipt.location(receipt, at: now, in: $0)
    }) {
      return .seeOther(path)
    }
    let found = try await find(visit)
    guard found.view != .perhaps else { return .page(try await page(visit)) }
    let (form, isDiary) = try await intake.read(for: visit) { try target(of: found.draft, $0) }
    let posted =
      isDiary ? Posted([Posted.Field(FormKind.diaryEntry.rawValue, found.draft.posted.text)]) : found.draft.posted
    return try await desk.submit(
      Desk.Post(
        visit: visit, form: form, posted: posted, action: form.link, draft: found.draft, isPreviewed: true))
  }

  /// Where a draft is saved: what was chosen, the form that it was sent to, or else the diary.
  private func target(
    of draft: Draft, _ reading: Reading
  ) throws -> (form: any IntakeForm, isDiary: Bool) {
    let form = forms.form(at: draft.formPath)
    if let chosen = reading.visit.posted.first(Self.chosen) {
      let choices = try form?.choice(reading)?.choices ?? []
      guard let choice = choices.first(where: { $0.form.path == chosen }) else { throw Problem.notFound }
      return (choice.form, false)
    }
    if let form, try reading.find(form) != nil { return (form, false) }
    return (FreeEntryForm(), true)
  }

  /// The field that says what a draft is about, by the address of the form.
  private static let chosen = "_form"

  /// The field that says that its sender wrote it.
  private static let isMine = "mine"

  /// Someone has said whether it is theirs.
  func own(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    return try await intake.once(visit) { [now = intake.world.now()] transaction in
      let found = try Self.find(visit, at: now, in: transaction.db)
      if visit.posted.first(Self.isMine) != nil {
        try found.draft.belong(to: person.person, in: transaction)
        return "/my/drafts/\(found.draft.handle)"
      }
      if found.view == .sentHere { try found.draft.leaveToOwner(in: transaction) }
      return "/my/"
    }
  }

  /// Discards it for the person it belongs to; for anyone in the browser that sent it while it belongs to nobody.
  func remove(_ visit: Visit) async throws -> Reply {
    try await intake.once(visit) { [now = intake.world.now()] transaction in
      let found = try Self.find(visit, at: now, in: transaction.db)
      guard found.view == .own || found.view != .perhaps && found.draft.owner == nil else { throw Problem.notFound }
      try found.draft.remove(in: transaction)
      return "/my/"
    }
  }

  // MARK: Steps

  private func find(_ visit: Visit) async throws -> Found { try await intake.read(for: visit) { try Self.find($0) } }

  private static func find(_ reading: Reading) throws -> Found {
    try find(reading.visit, at: reading.now, in: reading.db)
  }

  /// - Throws: `Problem.notFound`, both for a stranger and for a draft that does not exist.
  private static func find(_ visit: Visit, at now: Instant, in db: Database) throws -> Found {
    guard let draft = try Draft.find(visit.part("handle"), in: db) else { throw Problem.notFound }
    guard let view = draft.view(for: visit, at: now) else {
      throw draft.wantsSignIn(of: visit) ? Problem.signInNeeded(destination: "/my/drafts/\(draft.handle)") : .notFound
    }
    return Found(draft: draft, view: view)
  }

  // MARK: Their markup

  private func page(_ visit: Visit, _ problems: FieldProblems? = nil) async throws -> Page {
    try await intake.read(for: visit) { try page(Self.find($0), $0, problems) }
  }

  private func page(_ found: Found, _ reading: Reading, _ problems: FieldProblems? = nil) throws -> Page {
    switch (found.view, reading.person) {
    case (.signedOut, _), (_, nil): try signedOut(found, reading, problems)
    case (.perhaps, let person?): perhaps(found, person)
    case (_, let person?):
      try signedIn(found, person, Facts(found.draft, forms.form(at: found.draft.formPath), reading))
    }
  }

  private func signedOut(_ found: Found, _ reading: Reading, _ problems: FieldProblems?) throws -> Page {
    let words = try Facts(found.draft, forms.form(at: found.draft.formPath), reading).words
    guard found.view != .sentJustNow else {
      return Page(DraftWords.title, "<p>\(DraftWords.cookieNeeded)</p>\n\(words)")
    }
    let ask = SignInPages.form(
      reading.scheme, action: found.path + ["address"], posted: reading.visit.posted, problems: problems)
    let lead = found.draft.owner == nil ? DraftWords.signedOut : DraftWords.sessionOver
    return Page(
      DraftWords.title, "<p>\(lead)</p>\n\(words)\(ask)\(found.draft.owner == nil ? remove(found) : "")")
  }

  /// They are told when it was written, and see it once they have said that it is theirs.
  private func perhaps(_ found: Found, _ person: SignedIn) -> Page {
    let mine = found.button(DraftWords.show, to: "owner", [Posted.Field(Self.isMine, "yes")])
    let lead = DraftWords.perhaps(intake.settings.words(for: found.draft.createdAt), person.address)
    return Page(
      DraftWords.whose,
      "<p>\(lead)</p>\n\(mine)<p><a href=\"/my/\">\(DraftWords.notMine)</a></p>\n")
  }

  private func signedIn(_ found: Found, _ person: SignedIn, _ facts: Facts) -> Page {
    let draft = found.draft
    let isOther = found.view == .sentHere
    let lead = isOther ? DraftWords.drawnForAnother(person.address) : DraftWords.signedIn(person.address)
    let end =
      isOther && draft.owner != nil
      ? found.button(DraftWords.leave, to: "owner", isQuiet: true) : remove(found)
    if facts.open == nil, let choice = facts.choice {
      return Page(DraftWords.title, "<p>\(lead)</p>\n\(facts.words)\(ask(choice, found))\(end)")
    }
    let save =
      isOther
      ? DraftWords.saveAs(person.address) : facts.open == nil ? DraftWords.saveInDiary() : DraftWords.save()
    return Page(
      DraftWords.title,
      "<p>\(lead)</p>\n\(facts.words)\(found.button(save, to: "confirmation"))\(end)")
  }

  /// What a draft is about, where only its author knows.
  private func ask(_ choice: FormChoice, _ found: Found) -> HTML {
    guard !choice.choices.isEmpty else {
      return "<p>\(choice.none)</p>\n\(found.button(DraftWords.saveInDiary, to: "confirmation"))"
    }
    let buttons = choice.choices.map { words, form in
      found.button(words, to: "confirmation", [Posted.Field(Self.chosen, form.path)])
    }
    return "<h2>\(choice.question)</h2>\n\(buttons)"
  }

  private func remove(_ found: Found) -> HTML {
    found.button(DraftWords.throwAway, to: "removal", isQuiet: true)
  }

  /// What was written, in the form's own words where the scheme has it, and where it can be saved.
  private struct Facts {
    let open: OpenForm?
    let choice: FormChoice?
    let words: HTML

    init(_ draft: Draft, _ form: (any IntakeForm)?, _ reading: Reading) throws {
      open = try form.flatMap { try reading.find($0) }
      choice = try form?.choice(reading)
      let asked = choice?.form ?? open?.form
      let answers = asked.flatMap { form in
        (try? form.read(draft.posted)).map { AnswersHTML(form: form, answers: $0).html }
      }
      let unknown: HTML = asked == nil ? "<p>\(DraftWords.unknown)</p>\n" : ""
      let leftOut: HTML = form.flatMap { type(of: $0).leftOutOfDrafts }.map { "<p>\($0.words)</p>\n" } ?? ""
      words = "\(unknown)<section class=\"preview\">\n\(answers ?? draft.posted.html)</section>\n\(leftOut)"
    }
  }
}
