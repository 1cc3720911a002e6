import Scheme

/// The markup of a proposal, or of the mentoring that it has become, for one of the two.
struct CourseHTML {
  let facts: CourseFacts
  let settings: Settings

  var link: Link { facts.course.link }

  /// Its state, how long it has waited, and what comes next.
  var state: HTML {
    let words = facts.course.words(for: facts.actor, partner: facts.partnerName)
    guard !facts.course.isStopped else { return "<p class=\"lead\">\(words)</p>\n" }
    let lines = [waits, endsOn, firstContact, reopening].compactMap(\.self).map { "<p>\($0)</p>\n" as HTML }
    return "<p class=\"lead\">\(words)</p>\n\(closingMessage)\(lines)"
  }

  /// The message from the person who ended the mentoring: the mail links here, and does not quote it.
  private var closingMessage: HTML {
    guard facts.mentoring?.state.isOver ?? false, let event = Mentoring.closingMessage(in: facts.mentoringEvents) else {
      return ""
    }
    let words = event.actor == facts.actor ? ClosingWords.yourMessage() : ClosingWords.messageFrom(facts.partnerName)
    return """
      <section class="note">
      <p class="kicker">\(words)</p>
      \(HTML(typed: event.comment))</section>

      """
  }

  /// How to reach each other, while the pair is live.
  var reach: HTML {
    guard Access.lets(facts.reader, read: .contact), let partner = facts.partner else { return "" }
    let helps = partner.answers.text("helps")
    let more: HTML =
      helps.isEmpty
      ? "" : "<p>\(MentoringWords.helps(partner.name)) <span class=\"typed\" dir=\"auto\">\(helps)</span></p>\n"
    return """
      <section class="reach">
      <h2>\(ProposalWords.reach)</h2>
      <p>\(partner.name): <span class="typed" dir="auto">\(partner.contact)</span></p>
      \(more)</section>

      """
  }

  /// What it says, what happened, and who the other is.
  var body: HTML {
    let title = facts.mentoring?.state.isGoingOn ?? false ? ProposalWords.acceptedVersion : ProposalWords.version
    let author = facts.actor == .mentor ? facts.partnerName : nil
    let version: HTML =
      facts.version.map { "<h2>\(title)</h2>\n\(AnswersHTML(form: $0.form, answers: $0.answers, author: author).html)" }
      ?? ""
    let about: HTML =
      facts.partner.map { partner in
        let card = ProfileHTML(profile: partner, reader: facts.reader).html
        return "<h2>\(ProposalWords.about(partner.name))</h2>\n\(card)"
      } ?? ""
    return """
      \(version)<h2>\(ProposalWords.conversation)</h2>
      <ol class="events">
      \(proposed)\(facts.mentoringEvents.map { event($0, MentoringWords.event) })</ol>
      \(about)
      """
  }

  /// The request that a mentor answers, above the form when it comes back.
  static func request(_ version: Proposal.Version?, from mentee: Name, at link: Link) -> HTML {
    guard let version else { return "" }
    return """
      <h2><a href="\(href: link)">\(ProposalWords.from(mentee))</a></h2>
      \(AnswersHTML(form: version.form, answers: version.answers, author: mentee).html)
      """
  }

  /// What the mentee will see of a response.
  static func preview(of answers: Answers, form: Form) -> HTML {
    let chosen = answers.options("response").first ?? ""
    let words = form.question("response")?.option(chosen)?.wording.html ?? ""
    return """
      <section class="preview">
      <p><strong>\(words)</strong></p>
      \(HTML(typed: answers.text("comment")))\
      <p class="hint">\(ProposalWords.whatFollows(ResponseForm.Response(answers)))</p>
      </section>

      """
  }

  // MARK: Lines

  private var waits: Phrase? {
    if let pause = facts.mentoring?.position, pause.state == .paused, let due = pause.due {
      return MentoringWords.pausedUntil(settings.words(forDay: settings.day(of: due)))
    }
    let position = facts.proposal.position
    return position.due.map { due in
      ProposalWords.waits(
        settings.words(forDay: settings.day(of: position.since)),
        settings.words(forDay: settings.lastDay(before: due)))
    }
  }

  private var endsOn: Phrase? {
    guard let mentoring = facts.mentoring, mentoring.state.isGoingOn else { return nil }
    let agreed = MentoringWords.agreedUntil(settings.words(forDay: mentoring.endsOn))
    guard facts.allows(.keepEnd), let before = mentoring.endsBefore, let asked = mentoring.position.extendedAt else {
      return agreed
    }
    let last = settings.lastDayOfSecondThoughts(since: asked)
    let wish = MentoringWords.wouldGoOn(facts.partnerName, settings.words(forDay: before), settings.words(forDay: last))
    return "\(agreed) \(wish)"
  }

  private var reopening: Phrase? {
    guard facts.canReopen, let mentoring = facts.mentoring else {
      return facts.lacksPlaceToReopen ? MentoringWords.noPlaceToReopen() : nil
    }
    let last = settings.lastDayOfSecondThoughts(since: mentoring.position.since)
    return ClosingWords.reopenUntil(settings.words(forDay: last))
  }

  private var firstContact: Phrase? {
    guard let mentoring = facts.mentoring, mentoring.state == .active, mentoring.contactMadeAt == nil else {
      return nil
    }
    let day = settings.words(forDay: settings.lastDay(before: mentoring.begunAt + settings.terms.firstContact))
    return MentoringWords.writesFirst(isMentee: facts.actor == .mentee, partner: facts.partnerName, by: day)
  }

  /// What happened to the proposal; changes are listed where it was sent again.
  private var proposed: [HTML] {
    var differences = facts.differences[...]
    return facts.events.map { step in
      let change = step.action == .sendAgain ? differences.popFirst() : nil
      return event(step, ProposalWords.event, change)
    }
  }

  private func event<Action>(
    _ event: StepEvent<Action>, _ words: (Action, Name?) -> Phrase, _ change: VersionDifference? = nil
  ) -> HTML {
    let partner = event.actor == facts.actor ? nil : facts.partnerName
    let comment = event.comment.isEmpty ? "" : HTML(typed: event.comment)
    let day: HTML = event.day.map { "<p>\(ProposalWords.until(settings.words(forDay: $0)))</p>\n" } ?? ""
    return """
      <li><p><strong>\(words(event.action, partner))</strong> \
      <span class="when">\(settings.words(for: event.at))</span></p>
      \(comment)\(day)\(change.map(difference) ?? "")</li>

      """
  }

  /// What changed, field by field.
  private func difference(_ difference: VersionDifference) -> HTML {
    func words(_ value: Answers.Value?, _ question: Question) -> HTML {
      value.map { AnswersHTML.words($0, of: question) } ?? "\(ProposalWords.nothing)"
    }
    let rows = difference.changes.map { change -> HTML in
      """
      <div><dt>\(change.question.wording.html)</dt>
      <dd><del><span class="unseen">\(ProposalWords.before)</span> \(words(change.before, change.question))</del>
      <ins><span class="unseen">\(ProposalWords.now)</span> \(words(change.after, change.question))</ins></dd></div>

      """
    }
    return rows.isEmpty
      ? "<p>\(ProposalWords.unchanged)</p>\n"
      : "<p>\(ProposalWords.changed)</p>\n<dl class=\"answers changes\">\n\(rows)</dl>\n"
  }
}
