import Scheme

/// What is below a question of a stage: fields for what the reader may write, and the words of the other.
struct QuestionHTML {
  let stage: StageHTML
  /// `nil` when nothing can be written any more.
  let form: FormHTML?

  private var pair: Pair { stage.pair }
  private var record: StageRecord { stage.record }

  func content(_ question: Question) -> HTML {
    switch question.kind {
    case .action: action(question)
    case .agree: tick(question)
    default: HTML((1..<rows(question) + 1).map { row(question, $0) })
    }
  }

  /// Room for another action point, below the last one of a stage, while the stage can still be written in.
  func anotherAction(after question: Question?) -> HTML {
    guard form != nil, stage.stage.lastAction?.id == question?.id else { return "" }
    return """
      <section class="template action" id="_action">
      <p class="kicker">\(StageWords.anotherAction)</p>
      \(action(Stage.anotherAction))<p><a href="\(href: pair.link("action-points"))">\(JourneyWords.allPoints)</a></p>
      </section>

      """
  }

  /// As many rows as the pair wants if there is no fixed number: those that are written in, and one more.
  private func rows(_ question: Question) -> Int {
    let written = record.rows(of: question.id)
    guard let rows = question.rows else { return min(written + (form == nil ? 0 : 1), StageField.mostRows) }
    return max(rows, min(written, StageField.mostRows))
  }

  // MARK: Decisions

  private func row(_ question: Question, _ number: Int) -> HTML {
    let heading: HTML = question.rows == 1 ? "" : "<h3>\(number)</h3>\n"
    if question.isPrivate { return "\(heading)\(alone(question, number))" }
    switch question.author {
    case .each:
      let sides: [DecisionPlace.Side] = [.mentee, .mentor, .agreed]
      return "\(heading)\(StageSection.columns(sides.map { place(question, number, $0) }))"
    case .agreed: return "\(heading)\(place(question, number, .agreed))"
    case .mentee where mentorRecords(question, number):
      return "\(heading)\(StageSection.columns([place(question, number, .mentee), place(question, number, .mentor)]))"
    case .mentee: return "\(heading)\(place(question, number, .mentee))"
    case .mentor: return "\(heading)\(place(question, number, .mentor))"
    }
  }

  /// True if the mentor has recorded something of their own beside what the mentee may write, or can do so now.
  private func mentorRecords(_ question: Question, _ number: Int) -> Bool {
    guard question.side(.value, for: .mentor) != nil else { return false }
    return record.actor == .mentor && form != nil || record.history(question.id, number, .mentor).latest != nil
  }

  /// One place: its field, or its words, and the notes about them.
  private func place(_ question: Question, _ number: Int, _ side: DecisionPlace.Side) -> HTML {
    let drawn = DecisionHTML(
      history: record.history(question.id, number, side), pair: pair, settings: stage.settings)
    let part: StageField.Part = question.author == .each && side == .agreed ? .agreed : .value
    let isMine = side == .agreed || side == (record.actor == .mentor ? .mentor : .mentee)
    let field = isMine ? self.field(question, number, part, label(side)) : nil
    let lost = question.side(part, for: record.actor) == nil ? strayed(question, number) : nil
    let words: HTML = field ?? "<div class=\"field\">\n<p class=\"label\">\(label(side))</p>\n\(drawn.words)</div>\n"
    let shown = field == nil ? nil : form?.posted.values(StageField(question.id, number: number, part: part).name)
    return """
      <div>
      \(words)\(lost ?? "")\(drawn.notes(shown: shown?.joined(separator: " ")))\(agree(question, number, drawn.history))</div>

      """
  }

  /// The tick of someone who agrees with what the other wrote.
  private func agree(_ question: Question, _ number: Int, _ history: DecisionHistory) -> HTML {
    guard let waiting = history.waiting, waiting.author != record.actor else { return "" }
    return field(question, number, .confirmed, JourneyWords.agree) ?? ""
  }

  /// What someone typed where only the other may write: it is shown again, so that it is not lost.
  private func strayed(_ question: Question, _ number: Int) -> HTML? {
    let name = StageField(question.id, number: number).name
    guard form?.problems?.message(for: name) != nil else { return nil }
    return field(question, number, .value, JourneyWords.yours)
  }

  private func alone(_ question: Question, _ number: Int) -> HTML {
    let own = record.own[StageField(question.id, number: number)]
    let words = own?.value.map { AnswerHTML.words($0, of: question, stage.settings) } ?? ""
    let mine = field(question, number, .value, JourneyWords.yours) ?? words
    let partner =
      record.answeredByPartner.contains(question.id)
      ? JourneyWords.hasAnswered(pair.partner) : JourneyWords.hasNotAnswered(pair.partner)
    return "\(mine)<p class=\"when\">\(partner)</p>\n"
  }

  // MARK: Ticks

  private func tick(_ question: Question) -> HTML {
    let ticks = [MentoringActor.mentee, .mentor].map { ($0, ticked(question, $0)) }
    let lines = ticks.map { actor, at -> HTML in
      let name = pair.name(actor)
      let words =
        at.map { JourneyWords.ticked(name, stage.settings.words(for: $0)) } ?? JourneyWords.notTicked(name)
      return "<li>\(words)</li>\n"
    }
    let isMine = ticked(question, record.actor) != nil
    let field = field(question, 1, isMine ? .unticked : .value, isMine ? StageWords.unticked() : JourneyWords.tick())
    return "<ul class=\"ticks\">\n\(lines)</ul>\n\(field ?? "")"
  }

  private func ticked(_ question: Question, _ actor: MentoringActor) -> Instant? {
    if question.isGate { return record.gate?.ticked(by: actor) }
    let latest = record.history(question.id, 1, actor == .mentor ? .mentor : .mentee).latest
    return latest?.value == .agreed ? latest?.writtenAt : nil
  }

  // MARK: Action points

  private func action(_ question: Question) -> HTML {
    let points = record.points.filter { ($0.question ?? "") == question.id }
    let list: HTML =
      points.isEmpty
      ? ""
      : "<ul class=\"points\">\n\(points.map { ActionPointHTML(point: $0, pair: pair, settings: stage.settings).line })</ul>\n"
    let hint: HTML =
      question.id.isEmpty || form == nil ? "" : "<p class=\"readers\">\(StageWords.takeOver)</p>\n"
    let rows = max(1, (question.rows ?? 1) - points.count)
    return "\(list)\(hint)\((1...rows).map { pointFields(question, $0) })"
  }

  private func pointFields(_ question: Question, _ number: Int) -> HTML {
    let fields = [
      field(question, number, .value, StageWords.what), field(question, number, .who, StageWords.who),
      field(question, number, .due, StageWords.byWhen),
    ]
    return form == nil ? "" : StageSection.columns(fields.compactMap(\.self))
  }

  // MARK: Fields

  private func field(
    _ question: Question, _ number: Int, _ part: StageField.Part, _ label: some Sayable
  ) -> HTML? {
    let name = StageField(question.id, number: number, part: part).name
    guard let form, var asked = form.form.question(name) else { return nil }
    if part == .who { asked.options = pair.actors }
    return form.field(asked, labelled: label)
  }

  private func label(_ side: DecisionPlace.Side) -> Phrase {
    switch side {
    case .mentee: JourneyWords.menteeColumn(pair.name(.mentee))
    case .mentor: JourneyWords.mentorColumn(pair.name(.mentor))
    case .agreed: StageWords.agreed()
    }
  }
}
