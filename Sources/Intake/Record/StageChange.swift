import Scheme

/// One thing that a filled-in template changes in the record.
enum StageChange: Sendable, Hashable {
  /// A new version, and the one that its author was looking at.
  case write(Answers.Value?, DecisionPlace, base: Int64?)
  /// The version that the other wrote is agreed.
  case agree(Int64)
  /// An answer only for the coordinator.
  case answer(Answers.Value?, StageField)
  /// The gate was ticked, or the tick was removed.
  case tick(Bool)
  /// An action point, and the question that suggested it.
  case point(ActionPoint.Plan, question: String?)
}

/// Compares a filled-in template with the record as it is now. It reads and writes nothing itself.
///
/// An answer left as the form showed it changes nothing, whatever the other has written since. An answer left empty in
/// the site's form changes nothing either: that form shows no record.
struct StageReading {
  let record: StageRecord
  /// The template that was answered.
  let form: Form
  let answers: Answers
  /// Everything that was posted, to tell an answer that was emptied from one that the form did not ask for.
  let posted: Posted

  private var seen: Int64? { record.seen(in: posted) }

  /// The changes, in the order of the page.
  ///
  /// - Throws: every problem at once.
  func changes() throws(FieldProblems) -> [StageChange] {
    var changes: [StageChange] = []
    var problems: [FieldProblem] = []
    for question in form.questions {
      guard let field = StageField(name: question.id) else { continue }
      do {
        if let change = try change(question, field) { changes.append(change) }
      } catch {
        problems.append(FieldProblem(question: question, fault: error))
      }
    }
    guard problems.isEmpty else { throw FieldProblems(problems) }
    return changes
  }

  private func change(_ question: Question, _ field: StageField) throws(FieldFault) -> StageChange? {
    switch (field.part, question.kind) {
    case (.who, _), (.due, _): return nil
    case (.confirmed, _): return try agreement(question, field)
    case (_, .action): return try point(question, field)
    case (_, .agree): return tick(question, field)
    default: return try question.isPrivate ? answer(question, field) : version(question, field)
    }
  }

  // MARK: What is written

  private func version(_ question: Question, _ field: StageField) throws(FieldFault) -> StageChange? {
    guard let side = question.side(field.part, for: record.actor) else {
      guard answers[question.id] == nil else { throw .against(rule: JourneyWords.notYours(question.author)) }
      return nil
    }
    let place = DecisionPlace(stage: record.stage, question: field.question, number: field.number, side: side)
    let history = record.history(place)
    let base = seen.flatMap(history.seen)
    guard isTouched(question, from: base?.value), answers[question.id] != history.latest?.value else { return nil }
    return .write(answers[question.id], place, base: base?.id)
  }

  private func answer(_ question: Question, _ field: StageField) -> StageChange? {
    let before = record.own[field]?.value
    guard isTouched(question, from: seen == nil ? nil : before), answers[question.id] != before else { return nil }
    return .answer(answers[question.id], field)
  }

  /// True if something was posted that differs from what the form showed.
  private func isTouched(_ question: Question, from shown: Answers.Value?) -> Bool {
    guard answers[question.id] == nil else { return answers[question.id] != shown }
    // A radio button cannot be emptied, and a question that the form did not ask was not emptied.
    switch question.kind {
    case .choice, .scale: return false
    case .choices: return seen != nil && shown != nil
    default: return seen != nil && shown != nil && posted.first(question.id) != nil
    }
  }

  // MARK: What is ticked

  private func agreement(_ question: Question, _ field: StageField) throws(FieldFault) -> StageChange? {
    guard answers[question.id] == .agreed else { return nil }
    let history = record.history(field.question, field.number, .agreed)
    guard let latest = history.latest, latest.author != record.actor, latest.agreedAt == nil else { return nil }
    guard let seen, history.seen(upTo: seen)?.id == latest.id else { throw .against(rule: JourneyWords.newerVersion()) }
    // Someone who writes something else does not agree with what they change.
    var text = field
    text.part = question.author == .each ? .agreed : .value
    if let asked = form.question(text.name), isTouched(asked, from: latest.value) { return nil }
    return .agree(latest.id)
  }

  private func tick(_ question: Question, _ field: StageField) -> StageChange? {
    guard answers[question.id] == .agreed else { return nil }
    let isTicked = field.part == .value
    if record.isGate(field.question, in: form) {
      return (record.gate?.ticked(by: record.actor) != nil) == isTicked ? nil : .tick(isTicked)
    }
    guard let side = question.side(.value, for: record.actor) else { return nil }
    let place = DecisionPlace(stage: record.stage, question: field.question, number: field.number, side: side)
    let latest = record.history(place).latest
    return (latest?.value == .agreed) == isTicked ? nil : .write(isTicked ? .agreed : nil, place, base: latest?.id)
  }

  /// Someone who says who or by when, and not what, takes the suggestion as it is worded.
  private func point(_ question: Question, _ field: StageField) throws(FieldFault) -> StageChange? {
    func name(_ part: StageField.Part) -> String {
      StageField(field.question, number: field.number, part: part).name
    }
    let who = answers.options(name(.who)).first.flatMap(ActionPoint.Who.init)
    let due = answers.day(name(.due))
    var what = answers.text(question.id)
    if what.isEmpty {
      if who == nil, due == nil { return nil }
      guard !field.question.isEmpty else { throw .missing }
      let number = " (\(field.number))"
      // An editor's words, and at most a number after them: none of a scheme's sentences are needed.
      let words = Words.none.text(question.wording)
      what = words.hasSuffix(number) ? String(words.dropLast(number.count)) : words
    }
    return .point(
      ActionPoint.Plan(what: what, who: who, dueOn: due), question: field.question.isEmpty ? nil : field.question)
  }
}

extension StageRecord {
  fileprivate func isGate(_ question: String, in form: Form) -> Bool {
    form.question(StageField(question).name)?.isGate ?? false
  }
}
