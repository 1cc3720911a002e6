import Foundation
import Scheme

/// The one path of every form: read, check, keep as a draft or save, answer after the commit.
struct Desk: Sendable {
  let parts: Parts

  /// The names of the own fields of forms that Intake draws.
  enum OwnField {
    /// A random key: the same form sent twice is saved once.
    static let key = "_key"
    /// The draft that the form was, so that it goes when the form is saved.
    static let draft = "_draft"
    /// The person has seen the preview, and sends what it showed.
    static let checked = "_checked"
    /// The person has seen the preview, and wants to change something.
    static let change = "_change"
    /// What the form's reader had seen of what others write in the same place.
    static let seen = "_seen"
  }

  /// A post on its way.
  struct Post: Sendable {
    var visit: Visit
    var address: FormAddress
    var posted: Posted
    /// Where the form, should it come back, posts to.
    var action: Link
    /// The draft that the post was, removed when it is saved.
    var draft: Draft?
    /// What others will see was shown: on the draft's page, or on the preview.
    var isPreviewed = false

    var isChecked: Bool { isPreviewed || posted.first(OwnField.checked) != nil }
  }

  /// A form was sent to its address.
  func submit(_ visit: Visit, at address: FormAddress) async throws -> Reply {
    let handle = visit.posted.first(OwnField.draft)
    let draft = try await parts.store.read { db in handle.flatMap { try? Draft.find($0, for: visit, in: db) } }
    return try await submit(
      Post(visit: visit, address: address, posted: visit.posted, action: address.link, draft: draft))
  }

  func submit(_ post: Post) async throws -> Reply {
    guard let submission = try await parts.submission(at: post.address, for: post.visit.person) else {
      do { return try await keepDraft(post) } catch let problem as Problem where problem.isForNow {
        return .page(Page(PeopleWords.draft, post.posted.html).refused(for: problem))
      }
    }
    var post = post
    if let own = submission.ownQuestion { post.posted = own.assumed(in: post.posted) }
    let form = try await form(answeredIn: post.posted, of: submission)
    let answers: Answers
    let preview: HTML?
    do {
      answers = try form.read(post.posted)
      preview = try submission.preview?(answers)
    } catch {
      return comeBack(submission, post, error)
    }
    guard let person = post.visit.person else {
      do { return try await keepDraft(post) } catch let problem as Problem where problem.isForNow {
        return comeBack(submission, post, problem)
      }
    }
    if post.posted.first(OwnField.change) != nil { return goBack(submission, post) }
    if let preview, !post.isChecked { return check(preview, submission, post) }
    return try await save(submission, Sheet(person: person, answers: answers, form: form, posted: post.posted), post)
  }

  /// The blank form at an address, or the one that was filled in before.
  func blank(_ visit: Visit, at address: FormAddress) async throws -> Reply {
    guard let submission = try await parts.submission(at: address, for: visit.person) else { throw Problem.notFound }
    return .page(Page(submission.form.title, html(submission, action: address.link)))
  }

  /// The same for somebody who is signed in; others are asked to sign in first.
  func own(_ visit: Visit, at address: FormAddress) async throws -> Reply {
    _ = try visit.signedIn()
    return try await blank(visit, at: address)
  }

  /// A form as Intake draws it, with the key that tells it from another one.
  func html(
    _ submission: Submission, action: Link, posted: Posted? = nil, problems: FieldProblems? = nil, draft: Draft? = nil
  ) -> HTML {
    let key = posted?.first(OwnField.key) ?? Token.make(parts.world).text
    var hidden = [Posted.Field(OwnField.key, key)]
    if let draft { hidden.append(Posted.Field(OwnField.draft, draft.handle)) }
    if let seen = seen(submission, posted, problems) { hidden.append(Posted.Field(OwnField.seen, seen)) }
    var form = FormHTML(
      form: submission.form, action: action, button: submission.button, posted: posted ?? submission.filled,
      problems: problems, hidden: hidden, readers: submission.readers,
      draft: submission.address.draftName, decision: submission.decision)
    form.isAllOptional = submission.isAllOptional
    return "\(submission.context)\(submission.draw?(form) ?? form.html)"
  }

  /// What the reader of a form has seen: as it is drawn all that there is, and as it comes back what they had seen when
  /// they typed, unless that is just what it comes back for.
  private func seen(_ submission: Submission, _ posted: Posted?, _ problems: FieldProblems?) -> String? {
    guard let posted, problems?.message(for: OwnField.seen) == nil else { return submission.seen }
    return posted.first(OwnField.seen)
  }

  // MARK: Steps

  /// The version that was answered, if it was ever loaded; else the newest.
  private func form(answeredIn posted: Posted, of submission: Submission) async throws -> Form {
    let newest = submission.form
    guard let version = posted.first(FormHTML.OwnField.version), version != newest.version else { return newest }
    let kept = try await parts.store.read { try FormVersions.form(newest.id, version: version, in: $0) }
    guard let kept, FormKind(rawValue: kept.id)?.lacks(of: kept).isEmpty ?? true else { return newest }
    return submission.ownQuestion?.before(kept) ?? kept
  }

  private func save(_ submission: Submission, _ sheet: Sheet, _ post: Post) async throws -> Reply {
    let key = submission.isIdempotent ? nil : receiptKey(post)
    do {
      let path = try await parts.store.write { [limits = parts.settings.limits] transaction in
        try Receipt.once(key, in: transaction) {
          try limits.allow(.saves, bytes: sheet.posted.bytes, by: [.person(sheet.person.id)], in: transaction)
          let saved = try submission.save(sheet, transaction)
          try Outbox.add(saved.mails, in: transaction)
          try post.draft?.remove(in: transaction)
          return saved.path
        }
      }
      return .seeOther(path, arrived: post.address)
    } catch let problems as FieldProblems {
      return comeBack(submission, post, problems)
    } catch let problem as Problem where problem.isForNow {
      return comeBack(submission, post, problem)
    } catch let problem as Problem {
      throw problem
    } catch {
      parts.logger.error("A form was not saved", metadata: ["form": "\(submission.form.id)", "error": "\(error)"])
      return comeBack(submission, post, .cannotSave)
    }
  }

  /// Keeps a post that is nobody's yet, and leads to its page on our own origin.
  private func keepDraft(_ post: Post) async throws -> Reply {
    let cookie = post.visit.draftCookie ?? Token.make(parts.world)
    var posted = post.posted
    if post.address.isSurvey { posted.fields.removeAll { $0.name == FormKind.partnerQuestion } }
    let key = Receipt.Key.same(secret: cookie.text, address: post.address.path, posted: posted)
    let (limits, client) = (parts.settings.limits, post.visit.client)
    let path = try await parts.store.write { [posted] transaction in
      try Receipt.once(key, in: transaction) {
        "/my/drafts/"
          + (try Draft.keep(
            posted, for: post.address, cookie: cookie, client: client, limits: limits, in: transaction))
      }
    }
    let setting = parts.settings.cookies.setting(.draft, to: cookie.text, for: Draft.life)
    return .seeOther(path, arrived: post.address, cookies: [setting])
  }

  private func receiptKey(_ post: Post) -> Receipt.Key? {
    let sender = post.visit.person.map { String($0.id) } ?? ""
    if let key = post.posted.first(OwnField.key), !key.isEmpty {
      return .own(key, address: post.address.path, sender: sender, posted: post.posted)
    }
    return post.visit.person?.session.map { .same(secret: $0.text, address: post.address.path, posted: post.posted) }
  }

  // MARK: The form comes back

  /// The form with all that was typed, its problems above it and beside each field.
  private func comeBack(_ submission: Submission, _ post: Post, _ problems: FieldProblems) -> Reply {
    let form = html(submission, action: post.action, posted: post.posted, problems: problems, draft: post.draft)
    return .page(Page(submission.form.title, form).failed)
  }

  /// The form with all that was typed, and why it was not taken.
  private func comeBack(_ submission: Submission, _ post: Post, _ problem: Problem) -> Reply {
    var post = post
    if problem == .sentBefore { post.posted.fields.removeAll { $0.name == OwnField.key } }
    let form = html(submission, action: post.action, posted: post.posted, draft: post.draft)
    return .page(Page(submission.form.title, form).refused(for: problem))
  }
}
