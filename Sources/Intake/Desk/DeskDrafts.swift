import Scheme

/// What cannot be saved now, kept as a draft so that no word is lost.
extension Desk {
  /// Keeps a post that cannot be saved as anyone's yet, and leads to its page on our own origin.
  ///
  /// - Parameter open: the form, which comes back where the post cannot be kept now. Without it, only the words do.
  func keepDraft(_ post: Post, _ open: OpenForm? = nil) async throws -> Reply {
    func comesBack(_ problem: Problem) -> Reply {
      if let open { return comeBack(open, post, problem) }
      let words = Page(DraftWords.title, post.posted.answersOnly.html)
      return .page(words.refused(for: problem, "\(problem.sentence) \(DraftWords.copyYourWords)"))
    }
    do { return try await keptDraft(post) } catch let problem as Problem where problem.isForNow {
      return comesBack(problem)
    } catch is StoreTrouble {
      return comesBack(.cannotSave)
    }
  }

  private func keptDraft(_ post: Post) async throws -> Reply {
    let known = post.visit.draftCookies.first
    let cookie = known ?? DraftCookie(name: .draft(intake.world.handle()), token: Token.make(intake.world))
    let posted = draftable(post)
    let mark = post.visit.posted.first(Visit.drawnFor) ?? ""
    let isTheirs = post.visit.person != nil && !post.visit.isDrawnForAnother && !post.visit.mayBeAnothers
    let key = Receipt.Key.same(secret: cookie.token.text, address: post.form.path, posted: posted)
    let (limits, client) = (intake.settings.limits, post.visit.client)
    let path = try await intake.store.write { transaction in
      try Receipt.once(key, in: transaction) {
        let draft = try Draft.keep(
          posted, for: post.form, cookie: cookie.token,
          owner: isTheirs ? post.visit.person?.id : Person.find(formMark: mark, in: transaction.db)?.id,
          sentAs: isTheirs ? nil : post.visit.person?.id, client: client, limits: limits, in: transaction)
        return draft.path(inBrowser: known != nil)
      }
    }
    let setting = intake.settings.cookies.setting(cookie.name, to: cookie.token.text, for: Draft.life)
    return .seeOther(path, arrived: post.form.draftName, cookies: [setting])
  }

  /// The form comes back with what stops it. Words are also kept, on their author's page, until that is resolved.
  func keepUntilGone(
    _ obstacle: Obstacle, _ open: OpenForm, _ person: SignedIn, _ post: Post
  ) async throws -> Reply {
    var post = post
    if post.posted.hasWords {
      let (posted, old, client, limits) = (draftable(post), post.draft, post.visit.client, intake.settings.limits)
      do {
        post.draft = try await intake.store.write { [form = post.form] transaction in
          try old?.remove(in: transaction)
          return try Draft.keep(
            posted, for: form, cookie: nil, owner: person.id, client: client, limits: limits, in: transaction)
        }
      } catch let problem as Problem where problem.isForNow {
        intake.logger.notice("A refused form is not kept", metadata: ["why": "\(problem)"])
      }
    }
    let form = html(open, action: post.action, posted: post.posted, draft: post.draft)
    var page = Page(open.form.title, "\(open.respondsTo)\(form)").failed
    let kept: HTML = post.draft == nil ? "" : "<p>\(DeskWords.kept)</p>\n"
    page.alert = HTML(alert: DeskWords.obstacle, html: "\(obstacle.html)\(kept)")
    return .page(page)
  }

  /// What may be kept of a post: who a form was drawn for is not an answer, and some answers are in no draft.
  private func draftable(_ post: Post) -> Posted {
    let leftOut = [Visit.drawnFor, OwnField.draft, type(of: post.form).leftOutOfDrafts?.question]
    var posted = post.posted
    posted.fields.removeAll { leftOut.contains($0.name) }
    return posted
  }
}
