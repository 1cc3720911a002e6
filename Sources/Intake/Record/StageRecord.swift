import GRDB
import Scheme

/// What is in a pair's record of one stage, as far as one of the two may see it.
struct StageRecord: Sendable {
  let stage: String
  let actor: MentoringActor
  private let histories: [DecisionPlace: DecisionHistory]
  let gate: StageGate?
  let points: [ActionPoint]
  /// The reader's latest private answers, by field.
  let own: [StageField: PrivateAnswer]
  /// The private questions that the other has answered.
  let answeredByPartner: Set<String>
  /// The newest version of the whole stage.
  private let newest: Decision?

  /// Stands for the newest version where there is none yet.
  private static let nothing = "none"

  init(
    stage: String, actor: MentoringActor, decisions: [Decision], gate: StageGate? = nil, points: [ActionPoint] = [],
    own: [PrivateAnswer], answeredByPartner: Set<String> = []
  ) {
    self.stage = stage
    self.actor = actor
    histories = Dictionary(grouping: decisions, by: \.place).mapValues(DecisionHistory.init)
    newest = decisions.last
    self.gate = gate
    self.points = points
    self.own = Dictionary(own.map { (StageField($0.questionID, number: $0.number), $0) }) { _, last in last }
    self.answeredByPartner = answeredByPartner
  }

  init(_ pair: Pair, stage: String, in db: Database) throws {
    let mentoring = pair.mentoring
    self.init(
      stage: stage, actor: pair.actor, decisions: try Decision.all(of: mentoring, stage: stage, in: db),
      gate: try StageGate.all(of: mentoring, in: db).first { $0.stage == stage },
      points: try ActionPoint.all(of: mentoring, in: db).filter { $0.stage == stage },
      own: try PrivateAnswer.all(of: mentoring, by: pair.actor, in: db).filter { $0.stage == stage },
      answeredByPartner: try PrivateAnswer.answered(by: pair.actor.partner, stage: stage, of: mentoring, in: db))
  }

  /// What was written in a place.
  func history(_ question: String, _ number: Int, _ side: DecisionPlace.Side) -> DecisionHistory {
    history(DecisionPlace(stage: stage, question: question, number: number, side: side))
  }

  func history(_ place: DecisionPlace) -> DecisionHistory { histories[place] ?? DecisionHistory(versions: []) }

  /// The rows of a question that someone has written in.
  func rows(of question: String) -> Int {
    let written = histories.keys.filter { $0.question == question }.map(\.number)
    let answered = own.keys.filter { $0.question == question }.map(\.number)
    return (written + answered).max() ?? 0
  }

  // MARK: What a form shows

  /// The latest version that the reader of a form has seen, for the form to carry.
  var seen: String { newest?.handle ?? StageRecord.nothing }

  /// Reads what `seen` wrote; `nil` for the site's form, which shows no record.
  func seen(in posted: Posted) -> Int64? {
    guard let seen = posted.first(Desk.OwnField.seen) else { return nil }
    let versions = histories.values.flatMap(\.versions)
    return versions.first { $0.handle == seen }?.id ?? 0
  }

  /// What the form contains before anyone has typed.
  func filled(_ filled: Form) -> Posted {
    var answers = Answers()
    for question in filled.questions where ![.action, .agree].contains(question.kind) {
      guard let field = StageField(name: question.id) else { continue }
      if question.isPrivate {
        answers.values[question.id] = own[field]?.value
      } else if let side = question.side(field.part, for: actor) {
        answers.values[question.id] = history(field.question, field.number, side).latest?.value
      }
    }
    return answers.posted(for: filled)
  }
}

extension Question {
  /// The column that someone writes in with a field of this question; `nil` where it is not theirs to write. Mentors can
  /// record decisions too: beside the mentee's, never over them.
  func side(_ part: StageField.Part, for actor: MentoringActor) -> DecisionPlace.Side? {
    let own = DecisionPlace.Side.of(actor)
    switch author {
    case _ where part == .agreed: return .agreed
    case .agreed: return kind == .agree ? own : .agreed
    case .each: return part == .confirmed ? .agreed : own
    case .mentee: return actor == .mentee || kind == .decision ? own : nil
    case .mentor: return actor == .mentor ? own : nil
    }
  }
}
