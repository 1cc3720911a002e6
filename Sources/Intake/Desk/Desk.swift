import Foundation
import Scheme

/// The one path that every form takes: read, check, keep as a draft or save, answer after the commit.
struct Desk: Sendable {
  let intake: Intake

  /// The names of Intake's own fields in the forms that it draws.
  enum OwnField {
    /// A random key: the same form sent twice is saved once.
    static let key = "_key"
    /// The draft that the form came from, so that it is removed when the form is saved.
    static let draft = "_draft"
    /// The person has seen the preview, and sends what it showed.
    static let checked = "_checked"
    /// The person has seen the preview, and wants to change something.
    static let change = "_change"
    /// What the form's reader had seen of what others write in the same place.
    static let seen = "_seen"
  }

  /// A post that is being handled.
  struct Post: Sendable {
    var visit: Visit
    var form: any IntakeForm
    var posted: Posted
    /// Where the form posts to if it comes back.
    var action: Link
    /// The draft that the post came from, removed when the post is saved.
    var draft: Draft?
    /// True if the person was shown what others will see: on the draft's page, or in the preview.
    var isPreviewed = false

    func isChecked(_ open: OpenForm) -> Bool {
      isPreviewed && !open.previewsEffects || posted.first(OwnField.checked) != nil
    }
  }

  /// A form was sent to its address.
  func submit(_ visit: Visit, _ form: any IntakeForm) async throws -> Reply {
    var post = Post(visit: visit, form: form, posted: visit.posted, action: form.link)
    if visit.isDrawnForAnother || visit.mayBeAnothers {
      // Someone who has just left, or whose session has ended, may have pressed the button twice.
      if visit.person == nil, let reply = try await again(post) { return reply }
      return try await keepDraft(post)
    }
    if let handle = visit.posted.first(OwnField.draft) {
      post.draft = try await intake.store.read { [now = intake.world.now()] db in
        let draft = try Draft.find(handle, in: db)
        return draft?.view(for: visit, at: now) == nil ? nil : draft
      }
    }
    return try await submit(post)
  }

  func submit(_ post: Post) async throws -> Reply {
    let open: OpenForm
    do {
      guard let found = try await self.open(post) else {
        if let reply = try await again(post) { return reply }
        return try await keepDraft(post)
      }
      open = found
    } catch Problem.notFound {
      guard let reply = try await again(post) else { throw Problem.notFound }
      return reply
    }
    var post = post
    if let own = open.ownQuestion { post.posted = own.assumed(in: post.posted) }
    post.posted = post.posted.with(open.known)
    let form = try await form(answeredIn: post.posted, of: open)
    let answers: Answers
    let preview: HTML?
    do {
      answers = try form.read(post.posted)
      try open.check(answers, of: form, intake.settings, at: intake.world.now())
      preview = try open.preview?(answers)
    } catch {
      if let reply = try await again(post) { return reply }
      return comeBack(open, post, error)
    }
    guard let person = post.visit.person else { return try await keepDraft(post, open) }
    if post.posted.first(OwnField.change) != nil { return goBack(open, post) }
    if let preview, !post.isChecked(open) { return check(preview, open, post) }
    return try await save(open, FilledForm(person: person, answers: answers, form: form, posted: post.posted), post)
  }

  /// A form as Intake draws it, with the key that tells it apart from others.
  func html(
    _ open: OpenForm, action: Link, posted: Posted? = nil, problems: FieldProblems? = nil, draft: Draft? = nil
  ) -> HTML {
    let key = posted?.first(OwnField.key) ?? Token.make(intake.world).text
    var hidden = [Posted.Field(OwnField.key, key)]
    if let draft { hidden.append(Posted.Field(OwnField.draft, draft.handle)) }
    if let seen = seen(open, posted, problems) { hidden.append(Posted.Field(OwnField.seen, seen)) }
    var form = FormHTML(
      form: open.asked, action: action, button: open.button, posted: posted ?? open.filled,
      problems: problems, hidden: hidden, readers: open.readers,
      draft: open.source.draftName, decision: open.decision)
    form.isAllOptional = open.isAllOptional
    return "\(open.context)\(open.draw?(form) ?? form.html)"
  }

  /// What the reader of a form has seen: everything that there is when it is first drawn, and what they had seen when
  /// they typed if it comes back, unless that is why it comes back.
  private func seen(_ open: OpenForm, _ posted: Posted?, _ problems: FieldProblems?) -> String? {
    guard let posted, problems?.message(for: OwnField.seen) == nil else { return open.seen }
    return posted.first(OwnField.seen)
  }

  // MARK: Steps

  /// The form at a post's address; `nil` where words came that cannot be saved there: the scheme has no such form, or
  /// it does not exist for the person who is signed in.
  private func open(_ post: Post) async throws -> OpenForm? {
    do { return try await intake.read(for: post.visit) { try $0.open(post.form) } } catch Problem.notFound {
      guard post.visit.person?.session != nil, post.posted.hasWords, post.draft == nil else { throw Problem.notFound }
      return nil
    }
  }

  /// Leads to where the same post led when it was sent before, since what it was about may be over by now. For a post
  /// that can be saved, this is looked up as it is saved.
  private func again(_ post: Post) async throws -> Reply? {
    guard let key = receiptKey(post) else { return nil }
    let path = try await intake.store.read { [now = intake.world.now()] in try Receipt.location(key, at: now, in: $0) }
    return path.map { .seeOther($0, arrived: post.form.draftName) }
  }

  /// The version that was answered, if it was ever loaded; otherwise the newest.
  private func form(answeredIn posted: Posted, of open: OpenForm) async throws -> Form {
    let newest = open.form
    guard let version = posted.first(FormHTML.OwnField.version), version != newest.version else { return newest }
    let kept = try await intake.store.read { try FormVersions.form(newest.id, version: version, in: $0) }
    guard let kept, FormKind(rawValue: kept.id)?.lacks(of: kept).isEmpty ?? true else { return newest }
    return open.ownQuestion?.before(kept) ?? kept
  }

  private func save(_ open: OpenForm, _ filled: FilledForm, _ post: Post) async throws -> Reply {
    let key = open.isIdempotent ? nil : receiptKey(post)
    do {
      let path = try await intake.store.write { [settings = intake.settings] transaction in
        try Receipt.once(key, in: transaction) {
          let person = filled.person
          try settings.limits.allow(.saves, bytes: filled.posted.bytes, by: [.person(person.id)], in: transaction)
          if type(of: open.source).audience == .coordinator {
            try settings.checkCoordinator(person, in: transaction.db)
          }
          let saved = try open.source.save(filled, settings, in: transaction)
          try Outbox.add(saved.mails, in: transaction)
          if let draft = post.draft {
            try draft.remove(in: transaction)
            try Receipt.keep(.draft(draft.handle, of: person.id), saved.path, in: transaction)
          }
          return saved.path
        }
      }
      return .seeOther(path, arrived: post.form.draftName)
    } catch let problems as FieldProblems {
      return comeBack(open, post, problems)
    } catch let obstacle as Obstacle {
      return try await keepUntilGone(obstacle, open, filled.person, post)
    } catch let problem as Problem where problem.isForNow {
      return comeBack(open, post, problem)
    } catch let problem as Problem {
      throw problem
    } catch {
      intake.logger.error(
        "A form was not saved", metadata: ["form": "\(open.form.id)", "error": "\(error.logged)"])
      return comeBack(open, post, .cannotSave)
    }
  }

  private func receiptKey(_ post: Post) -> Receipt.Key? {
    let drawnFor = post.posted.first(Visit.drawnFor) ?? ""
    let sender = drawnFor.isEmpty ? post.visit.person.map { String($0.id) } ?? "" : drawnFor
    if let key = post.posted.first(OwnField.key), !key.isEmpty {
      return .own(key, address: post.form.path, sender: sender, posted: post.posted)
    }
    return post.visit.person?.session.map { .same(secret: $0.text, address: post.form.path, posted: post.posted) }
  }

  // MARK: The form comes back

  /// The form with everything that was typed, its problems above it and beside each field.
  private func comeBack(_ open: OpenForm, _ post: Post, _ problems: FieldProblems) -> Reply {
    let form = html(open, action: post.action, posted: post.posted, problems: problems, draft: post.draft)
    return .page(Page(open.form.title, "\(open.respondsTo)\(form)").failed)
  }

  /// The form with everything that was typed, and why it was refused.
  func comeBack(_ open: OpenForm, _ post: Post, _ problem: Problem) -> Reply {
    var post = post
    if problem == .sentBefore { post.posted.fields.removeAll { $0.name == OwnField.key } }
    let form = html(open, action: post.action, posted: post.posted, draft: post.draft)
    return .page(Page(open.form.title, "\(open.respondsTo)\(form)").refused(for: problem))
  }
}
