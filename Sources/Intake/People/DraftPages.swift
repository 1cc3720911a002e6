import GRDB
import Scheme

/// A draft's page: what was written, and the way to make it one's own.
struct DraftPages: Sendable {
  let parts: Parts
  let desk: Desk

  func show(_ visit: Visit) async throws -> Reply {
    let draft = try await find(visit)
    return .page(try await page(draft, visit))
  }

  /// An address was typed: a link goes to it, and this browser waits.
  func request(_ visit: Visit) async throws -> Reply {
    let draft = try await find(visit)
    do {
      let address = try Address.read(visit.posted)
      let request = try await parts.store.write { [limits = parts.settings.limits] in
        try SignIn.request(address, client: visit.client, limits: limits, draft: draft.id, in: $0)
      }
      return .seeOther("/my/sign-in/requests/\(try request.get())")
    } catch let problems as FieldProblems {
      return .page(try await page(draft, visit, problems).failed)
    } catch let problem as Problem where problem.isForNow {
      return .page(try await page(draft, visit).refused(for: problem))
    }
  }

  /// The one *Save* button was pressed.
  func confirm(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    let draft = try await find(visit)
    var post = Desk.Post(
      visit: visit, address: draft.formAddress, posted: draft.posted,
      action: draft.formAddress.link, draft: draft, isPreviewed: true)
    if let pair = visit.posted.first(StageDraft.pairField), let stage = stage(of: draft) {
      post.address = .pair(pair, .stage(stage.id))
    } else if try await parts.submission(at: draft.formAddress, for: person) == nil {
      post.address = .form(Form.freeEntryID)
      post.posted = Posted([Posted.Field(Form.freeEntryID, draft.posted.text)])
    }
    return try await desk.submit(post)
  }

  func remove(_ visit: Visit) async throws -> Reply {
    let draft = try await find(visit)
    try await parts.store.write { try draft.remove(in: $0) }
    return .seeOther("/my/")
  }

  // MARK: Their markup

  private func find(_ visit: Visit) async throws -> Draft {
    try await parts.store.read { try Draft.find(visit.part("handle"), for: visit, in: $0) }
  }

  private func page(_ draft: Draft, _ visit: Visit, _ problems: FieldProblems? = nil) async throws -> Page {
    let submission = try await parts.submission(at: draft.formAddress, for: visit.person)
    let path = ["my", "drafts", draft.handle]
    if submission == nil, let person = visit.person, let stage = stage(of: draft) {
      return try await page(draft, of: stage, for: person)
    }
    let unknown: HTML = submission == nil ? "<p>\(PeopleWords.unknownDraft)</p>\n" : ""
    let leftOut: HTML = draft.formAddress.isSurvey ? "<p>\(SurveyWords.leftOut)</p>\n" : ""
    let written =
      "\(unknown)\(typed(draft, submission?.form))\(leftOut)" as HTML
    let remove = ButtonForm(PeopleWords.throwAway, to: path + ["removal"], isQuiet: true).html
    guard visit.person != nil else {
      let ask = SignInPages.form(action: path + ["address"], posted: visit.posted, problems: problems)
      return Page(PeopleWords.draft, "<p>\(PeopleWords.draftSignedOut)</p>\n\(written)\(ask)\(remove)")
    }
    let words = submission == nil ? PeopleWords.saveInDiary : PeopleWords.save
    let save = ButtonForm(words, to: path + ["confirmation"]).html
    return Page(PeopleWords.draft, "<p>\(PeopleWords.draftSignedIn)</p>\n\(written)\(save)\(remove)")
  }

  /// The stage whose template, as it stands on the site, a draft fills in.
  private func stage(of draft: Draft) -> Stage? {
    guard case .form(let id) = draft.formAddress else { return nil }
    return parts.scheme.current.stage(id)
  }

  /// A stage's template, where it is not known for which pair.
  private func page(_ draft: Draft, of stage: Stage, for person: SignedIn) async throws -> Page {
    let pairs = try await parts.store.read { try Pair.writable(by: person, in: $0) }
    let path = ["my", "drafts", draft.handle]
    let choice = StageDraft(pairs: pairs).html(path: path + ["confirmation"])
    let remove = ButtonForm(PeopleWords.throwAway, to: path + ["removal"], isQuiet: true).html
    return Page(stage.form.title, "\(typed(draft, stage.sheet))\(choice)\(remove)")
  }

  private func typed(_ draft: Draft, _ form: Form?) -> HTML {
    let answers = form.flatMap { form in
      (try? form.read(draft.posted)).map { AnswersHTML(form: form, answers: $0).html }
    }
    return "<section class=\"preview\">\n\(answers ?? draft.posted.html)</section>\n"
  }
}
