import GRDB
import Scheme

extension TakeAway {
  /// One mentoring, with the record that both wrote.
  struct Mentoring: Sendable, Encodable {
    let with: Name
    /// `mentee` or `mentor`: what the person was in it.
    let role: String
    let from: Day?
    let until: Day?
    /// A safeguarding contact has stopped it: its record is left out.
    let isStopped: Bool
    /// The columns of a question stand together, and those of a stage.
    let decisions: [Decision]
    let actionPoints: [ActionPoint]
    let meetings: [MeetingLine]

    var title: Wording { TakeAwayWords.mentoring(with) }

    var words: String {
      TakeAwayWords.role(
        isMentee: role == MentoringActor.mentee.rawValue, from: from?.words ?? "", until: until?.words)
    }
  }

  /// A question of a stage, and all that was written to it.
  struct Decision: Sendable, Encodable {
    struct Version: Sendable, Encodable {
      let text: String
      let by: Name
      let written: Moment
      let agreedBy: Name?
      let agreed: Moment?

      var words: Wording {
        let consent = agreed.flatMap { moment in agreedBy.map { TakeAwayWords.agreed(by: $0, on: moment.words) } }
        return [TakeAwayWords.by(by, on: written.words), consent].compactMap(\.self).joined(separator: ", ")
      }
    }

    let stage: String
    let question: String
    /// Whose words stand there: `mentee`, `mentor` or `agreed`; `alone` for what the person answered alone.
    let column: String
    /// Oldest first; the last one stands.
    let versions: [Version]

    var columnWords: String {
      switch DecisionPlace.Side(rawValue: column) {
      case .mentee: StageWords.mentee
      case .mentor: StageWords.mentor
      case nil: TakeAwayWords.alone
      case .agreed: StageWords.agreed
      }
    }
  }

  struct ActionPoint: Sendable, Encodable {
    let stage: String?
    let what: String
    let who: Name?
    let byWhen: Day?
    let done: Moment?
    let doneBy: Name?

    var words: Wording {
      let ticked = done.flatMap { moment in doneBy.map { TakeAwayWords.done(by: $0, on: moment.words) } }
      let due = byWhen.map { Wording(TakeAwayWords.due($0.words)) }
      return [who.map { "\($0)" }, due, ticked ?? Wording(TakeAwayWords.open)].compactMap(\.self).joined(
        separator: ", ")
    }
  }

  struct MeetingLine: Sendable, Encodable {
    let day: Day
    let minutes: Int?
    let medium: String?
    let notedBy: Name

    var words: Wording {
      let facts = [day.words, minutes.map(MeetingWords.length), medium].compactMap(\.self).map { Wording($0) }
      return (facts + [TakeAwayWords.noted(by: notedBy)]).joined(separator: " · ")
    }
  }
}

extension TakeAway.Mentoring {
  /// All of a person's pairs, the first one first.
  static func pairs(of person: SignedIn, in db: Database) throws -> [Pair] {
    try Mentoring.all().of(person.id).all(in: db).map { try Pair($0, for: person.id, in: db) }
  }

  static func read(
    _ pair: Pair, settings: Settings, scheme: SchemeFile, in db: Database
  ) throws -> TakeAway.Mentoring {
    try RecordReader(pair, settings: settings, scheme: scheme).mentoring(in: db)
  }
}

/// Reads a pair's record as one of the two takes it away.
private struct RecordReader {
  let pair: Pair
  let settings: Settings
  let scheme: SchemeFile

  init(_ pair: Pair, settings: Settings, scheme: SchemeFile) {
    self.pair = pair
    self.settings = settings
    self.scheme = scheme
  }

  func mentoring(in db: Database) throws -> TakeAway.Mentoring {
    let mentoring = pair.mentoring
    return TakeAway.Mentoring(
      with: pair.partner, role: pair.actor.rawValue, from: day(settings.day(of: mentoring.begunAt)),
      until: mentoring.state.isOver ? day(settings.day(of: mentoring.position.since)) : nil, isStopped: pair.isStopped,
      decisions: pair.isStopped ? [] : try decisions(of: mentoring, in: db),
      actionPoints: pair.isStopped ? [] : try ActionPoint.all(of: mentoring, in: db).map(point),
      meetings: pair.isStopped ? [] : try Meeting.all(of: mentoring, in: db).map(meeting))
  }

  /// Stage by stage and question by question, each where it was begun.
  private func decisions(of mentoring: Mentoring, in db: Database) throws -> [TakeAway.Decision] {
    let alone = try PrivateAnswer.all(of: mentoring, by: pair.actor, in: db)
    let all = try DecisionHistory.all(in: Decision.all(of: mentoring, in: db)).map(decision) + alone.map(answer)
    let stages = all.grouped(by: \.stage)
    return stages.flatMap { $0.grouped(by: \.question).flatMap(\.self) }
  }

  private func decision(_ history: DecisionHistory) -> TakeAway.Decision {
    let first = history.versions.first
    return TakeAway.Decision(
      stage: first.map { title(ofStage: $0.place.stage) } ?? "", question: first?.question.wording.text ?? "",
      column: first?.place.side.rawValue ?? "",
      versions: history.versions.map { version in
        TakeAway.Decision.Version(
          text: version.value?.words(for: version.question) ?? TakeAwayWords.takenBack, by: name(version.author),
          written: moment(version.writtenAt), agreedBy: version.agreedBy.map(name),
          agreed: version.agreedAt.map(moment))
      })
  }

  private func answer(_ alone: PrivateAnswer) -> TakeAway.Decision {
    let version = TakeAway.Decision.Version(
      text: alone.value?.words(for: alone.question) ?? TakeAwayWords.takenBack, by: Name(TakeAwayWords.you),
      written: moment(alone.writtenAt), agreedBy: nil, agreed: nil)
    return TakeAway.Decision(
      stage: title(ofStage: alone.stage), question: alone.question.wording.text, column: "alone", versions: [version])
  }

  private func point(_ point: ActionPoint) -> TakeAway.ActionPoint {
    TakeAway.ActionPoint(
      stage: point.stage.map(title(ofStage:)), what: point.what, who: point.who.map(name), byWhen: point.dueOn.map(day),
      done: point.doneAt.map(moment), doneBy: point.doneBy.map(name))
  }

  private func meeting(_ meeting: Meeting) -> TakeAway.MeetingLine {
    TakeAway.MeetingLine(
      day: day(meeting.note.day), minutes: meeting.note.minutes, medium: meeting.note.medium.map(MeetingWords.name),
      notedBy: name(meeting.notedBy))
  }

  private func title(ofStage id: String) -> String { scheme.stages.first { $0.id == id }?.form.title ?? id }
  private func name(_ actor: MentoringActor) -> Name { actor == pair.actor ? Name(TakeAwayWords.you) : pair.partner }
  private func name(_ who: ActionPoint.Who) -> Name {
    switch who {
    case .mentee: name(MentoringActor.mentee)
    case .mentor: name(MentoringActor.mentor)
    case .both: Name(TakeAwayWords.both)
    }
  }
  private func moment(_ instant: Instant) -> TakeAway.Moment { TakeAway.Moment(instant, settings) }
  private func day(_ day: String) -> TakeAway.Day { TakeAway.Day(day, settings) }
}

extension [TakeAway.Decision] {
  /// Those of one value together, in the order in which each value comes first.
  func grouped(by key: KeyPath<Element, String>) -> [[Element]] {
    reduce(into: []) { groups, element in
      if let index = groups.firstIndex(where: { $0.first?[keyPath: key] == element[keyPath: key] }) {
        groups[index].append(element)
      } else {
        groups.append([element])
      }
    }
  }
}

extension Answers.Value {
  /// One answer as plain text.
  fileprivate func words(for question: Question) -> String {
    switch self {
    case .text(let text), .day(let text): text
    case .number(let number): String(number)
    case .options(let ids): ids.map { question.option($0)?.wording.text ?? $0 }.joined(separator: " · ")
    case .agreed: TakeAwayWords.yes
    }
  }
}
