import GRDB
import Scheme

extension TakeAway {
  /// The person whose file it is, as `you`, or their partner.
  struct Someone: Sendable, Encodable {
    let name: Name
    let isReader: Bool

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(name)
    }
  }

  /// One mentoring relationship, with the record that both wrote.
  struct Mentoring: Sendable, Encodable {
    let with: Name
    /// `mentee` or `mentor`: what the person was in it.
    let role: String
    let from: Day?
    let until: Day?
    /// A safeguarding contact has stopped it: its record is left out.
    let isStopped: Bool
    /// The columns of a question are together, and so are those of a stage.
    let decisions: [Decision]
    let actionPoints: [ActionPoint]
    let meetings: [MeetingLine]

    var title: Phrase { TakeAwayWords.mentoring(with) }

    var words: Phrase {
      TakeAwayWords.role(
        isMentee: role == MentoringActor.mentee.rawValue, from: from?.words ?? "", until: until?.words)
    }
  }

  /// A question of a stage, and everything that was written in answer to it.
  struct Decision: Sendable, Encodable {
    struct Version: Sendable, Encodable {
      let text: String
      let by: Someone
      let written: Moment
      let agreedBy: Someone?
      let agreed: Moment?

      var words: Phrase {
        let consent = agreed.flatMap { moment in agreedBy.map { TakeAwayWords.agreed($0, moment) } }
        return [TakeAwayWords.wrote(by, written), consent].compactMap(\.self).joined(separator: ", ")
      }
    }

    let stage: String
    let question: String
    /// Whose words they are: `mentee`, `mentor` or `agreed`; `alone` for what the person answered privately.
    let column: String
    /// Oldest first; the last one is the current one.
    let versions: [Version]

    var columnWords: Phrase {
      switch DecisionPlace.Side(rawValue: column) {
      case .mentee: StageWords.mentee()
      case .mentor: StageWords.mentor()
      case nil: TakeAwayWords.alone()
      case .agreed: StageWords.agreed()
      }
    }
  }

  struct ActionPoint: Sendable, Encodable {
    let stage: String?
    let what: String
    let who: Name?
    let byWhen: Day?
    let done: Moment?
    let doneBy: Someone?

    var words: Phrase {
      let ticked = done.flatMap { moment in doneBy.map { TakeAwayWords.ticked($0, moment) } }
      let due = byWhen.map { TakeAwayWords.due($0.words) }
      return [who?.phrase, due, ticked ?? TakeAwayWords.open()].compactMap(\.self).joined(separator: ", ")
    }
  }

  struct MeetingLine: Sendable, Encodable {
    let day: Day
    let minutes: Int?
    let medium: String?
    let notedBy: Someone

    var words: Phrase {
      let length = minutes.map { MeetingWords.length($0).phrase }
      return [day.words.phrase, length, medium?.phrase, TakeAwayWords.noted(notedBy)]
        .compactMap(\.self).joined(separator: " · ")
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

/// Reads a pair's record for one of the two to download.
private struct RecordReader {
  let pair: Pair
  let settings: Settings
  let scheme: SchemeFile

  private var words: Words { scheme.words }

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

  /// Stage by stage and question by question, in the order in which each was begun.
  private func decisions(of mentoring: Mentoring, in db: Database) throws -> [TakeAway.Decision] {
    let alone = try PrivateAnswer.all(of: mentoring, by: pair.actor, in: db)
    let all = try DecisionHistory.all(in: Decision.all(of: mentoring, in: db)).map(decision) + alone.map(answer)
    let stages = all.grouped(by: \.stage)
    return stages.flatMap { $0.grouped(by: \.question).flatMap(\.self) }
  }

  private func decision(_ history: DecisionHistory) -> TakeAway.Decision {
    let first = history.versions.first
    return TakeAway.Decision(
      stage: first.map { title(ofStage: $0.place.stage) } ?? "",
      question: first.map { words.text($0.question.wording) } ?? "",
      column: first?.place.side.rawValue ?? "",
      versions: history.versions.map { version in
        TakeAway.Decision.Version(
          text: text(version.value, of: version.question), by: someone(version.author),
          written: moment(version.writtenAt), agreedBy: version.agreedBy.map(someone),
          agreed: version.agreedAt.map(moment))
      })
  }

  private func answer(_ alone: PrivateAnswer) -> TakeAway.Decision {
    let version = TakeAway.Decision.Version(
      text: text(alone.value, of: alone.question), by: someone(pair.actor),
      written: moment(alone.writtenAt), agreedBy: nil, agreed: nil)
    return TakeAway.Decision(
      stage: title(ofStage: alone.stage), question: words.text(alone.question.wording), column: "alone",
      versions: [version])
  }

  private func point(_ point: ActionPoint) -> TakeAway.ActionPoint {
    TakeAway.ActionPoint(
      stage: point.stage.map(title(ofStage:)), what: point.what, who: point.who.map(name), byWhen: point.dueOn.map(day),
      done: point.doneAt.map(moment), doneBy: point.doneBy.map(someone))
  }

  private func meeting(_ meeting: Meeting) -> TakeAway.MeetingLine {
    TakeAway.MeetingLine(
      day: day(meeting.note.day), minutes: meeting.note.minutes,
      medium: meeting.note.medium.map { words.text(scheme.medium($0)) },
      notedBy: someone(meeting.notedBy))
  }

  /// One answer as plain text.
  private func text(_ value: Answers.Value?, of question: Question) -> String {
    switch value {
    case .text(let text), .day(let text): text
    case .number(let number): String(number)
    case .options(let ids):
      ids.map { question.option($0).map { words.text($0.wording) } ?? $0 }.joined(separator: " · ")
    case .agreed: words.text(TakeAwayWords.ticked)
    case nil: words.text(TakeAwayWords.takenBack)
    }
  }

  private func title(ofStage id: String) -> String {
    scheme.stages.first { $0.id == id }.map { words.text($0.form.title) } ?? id
  }
  private func someone(_ actor: MentoringActor) -> TakeAway.Someone {
    actor == pair.actor
      ? TakeAway.Someone(name: Name(words.text(TakeAwayWords.you)), isReader: true)
      : TakeAway.Someone(name: pair.partner, isReader: false)
  }
  private func name(_ who: ActionPoint.Who) -> Name {
    switch who {
    case .mentee: someone(.mentee).name
    case .mentor: someone(.mentor).name
    case .both: Name(words.text(TakeAwayWords.both))
    }
  }
  private func moment(_ instant: Instant) -> TakeAway.Moment { TakeAway.Moment(instant, settings) }
  private func day(_ day: String) -> TakeAway.Day { TakeAway.Day(day, settings) }
}

extension [TakeAway.Decision] {
  /// The elements with the same value together, in the order in which each value first appears.
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
