import Scheme

/// The markup of a proposal's page.
struct ProposalHTML {
  let facts: ProposalFacts
  let settings: Settings

  var link: Link { facts.proposal.link }

  /// Where it stands, how long it has waited, and what comes next.
  var state: HTML {
    let words = facts.proposal.words(for: facts.actor, partner: facts.partnerName)
    guard facts.proposal.life != .stopped else { return "<p class=\"lead\">\(words)</p>\n" }
    let lines = [waits.map { Wording($0) }, endsOn, firstContact, reopening.map { Wording($0) }].compactMap(\.self)
      .map { "<p>\($0)</p>\n" as HTML }
    return "<p class=\"lead\">\(words)</p>\n\(closingMessage)\(lines)"
  }

  /// What whoever brought the mentoring to its end had to say: the mail leads here, and does not quote it.
  private var closingMessage: HTML {
    guard facts.proposal.state.isOver, let event = Proposal.closingMessage(in: facts.events) else { return "" }
    let words = event.actor == facts.actor ? Wording(ClosingWords.yourMessage) : ClosingWords.said(facts.partnerName)
    return """
      <section class="note">
      <p class="kicker">\(words)</p>
      \(HTML(typed: event.comment))</section>

      """
  }

  /// How to reach each other, while the pair lives.
  var reach: HTML {
    guard Access.lets(facts.proposal.reader, read: .contact), let partner = facts.partner else { return "" }
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

  /// The way to what the two write together, once they are a pair; nothing where it is stopped.
  var journey: HTML { facts.proposal.journeyLink }

  /// The ways to all that can be done beside what is waited for; a meeting is noted where nothing has stopped the pair.
  var otherSteps: HTML {
    let steps = facts.steps.filter { step in
      !ProposalForms.wanted.contains { $0 == step } && step != ContinuationForm.self
    }
    let state = facts.proposal.state
    let hasMeetings = facts.proposal.life != .stopped && (state.isPair || state.isOver)
    guard !steps.isEmpty || hasMeetings else { return "" }
    let meetings: HTML =
      hasMeetings ? "<li><a href=\"\(href: facts.proposal.meetings)\">\(MeetingWords.title)</a></li>\n" : ""
    let items =
      [meetings]
      + steps.map { step -> HTML in
        let form = step.init(handle: facts.proposal.handle)
        return "<li><a href=\"\(href: form.link)\">\(step.title)</a></li>\n"
      }
    return "<h2>\(ProposalWords.whatElse)</h2>\n<ul class=\"links\">\n\(items)</ul>\n"
  }

  /// What it says, what happened, and who the other is.
  var body: HTML {
    let title = facts.proposal.state.isPair ? ProposalWords.acceptedVersion : ProposalWords.version
    let version: HTML =
      facts.version.map { "<h2>\(title)</h2>\n\(AnswersHTML(form: $0.form, answers: $0.answers).html)" } ?? ""
    let about: HTML =
      facts.partner.map { partner in
        let card = ProfileHTML(profile: partner, reader: facts.proposal.reader).html
        return "<h2>\(ProposalWords.about(partner.name))</h2>\n\(card)"
      } ?? ""
    return """
      \(version)<h2>\(ProposalWords.conversation)</h2>
      <ol class="events">
      \(facts.events.map(event))</ol>
      \(about)
      """
  }

  /// What a mentor answers: above the form where it comes back.
  static func request(_ version: Proposal.Version?, from mentee: Name, at link: Link) -> HTML {
    guard let version else { return "" }
    return """
      <h2><a href="\(href: link)">\(ProposalWords.from(mentee))</a></h2>
      \(AnswersHTML(form: version.form, answers: version.answers).html)
      """
  }

  /// What the mentee will read of a response.
  static func preview(of answers: Answers, form: Form, terms: ProposalTerms) -> HTML {
    let chosen = answers.options("response").first ?? ""
    let words = form.question("response")?.option(chosen)?.wording.html ?? ""
    return """
      <section class="preview">
      <p><strong>\(words)</strong></p>
      \(HTML(typed: answers.text("comment")))\
      <p class="hint">\(ProposalWords.whatFollows(chosen, terms))</p>
      </section>

      """
  }

  // MARK: Lines

  private var waits: String? {
    let position = facts.proposal.position
    guard let due = position.due else { return nil }
    switch position.state {
    case .sent, .amending:
      return ProposalWords.waits(
        since: settings.words(forDay: settings.day(of: position.since)),
        until: settings.words(forDay: settings.lastDay(before: due)))
    case .paused: return MentoringWords.paused(until: settings.words(forDay: settings.day(of: due)))
    default: return nil
    }
  }

  private var endsOn: Wording? {
    guard facts.proposal.state.isPair, let day = facts.proposal.endsOn else { return nil }
    let agreed = Wording(MentoringWords.agreedUntil(settings.words(forDay: day)))
    guard EarlierEndForm.isOpen(facts), let before = facts.proposal.endsBefore,
      let asked = facts.proposal.position.extendedAt
    else { return agreed }
    let last = settings.lastDayOfSecondThoughts(since: asked)
    return agreed + " "
      + MentoringWords.wouldGoOn(
        facts.partnerName, from: settings.words(forDay: before), answerBy: settings.words(forDay: last))
  }

  private var reopening: String? {
    guard ReopeningForm.isOpen(facts) else {
      return facts.lacksPlaceToReopen ? MentoringWords.noPlaceToReopen : nil
    }
    return ClosingWords.reopenUntil(
      settings.words(forDay: settings.lastDayOfSecondThoughts(since: facts.proposal.position.since)))
  }

  private var firstContact: Wording? {
    guard facts.proposal.state == .accepted, facts.proposal.contactMadeAt == nil,
      let accepted = facts.proposal.acceptedAt
    else { return nil }
    let day = settings.words(forDay: settings.lastDay(before: accepted + settings.terms.firstContact))
    return MentoringWords.writesFirst(isMentee: facts.actor == .mentee, partner: facts.partnerName, by: day)
  }

  private func event(_ event: Proposal.Event) -> HTML {
    let name = event.actor == facts.actor ? .you : facts.partnerName
    let comment = event.comment.isEmpty ? "" : HTML(typed: event.comment)
    let day: HTML = event.day.map { "<p>\(ProposalWords.until(settings.words(forDay: $0)))</p>\n" } ?? ""
    return """
      <li><p><strong>\(ProposalWords.event(event.action, by: name))</strong> \
      <span class="when">\(settings.words(for: event.at))</span></p>
      \(comment)\(day)\(event.difference.map(difference) ?? "")</li>

      """
  }

  /// Field by field what changed.
  private func difference(_ difference: VersionDifference) -> HTML {
    func words(_ value: Answers.Value?, _ question: Question) -> HTML {
      value.map { AnswersHTML.words($0, of: question) } ?? HTML(text: ProposalWords.nothing)
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
