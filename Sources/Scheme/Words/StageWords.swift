/// What both programs say about a stage's template.
public enum StageWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "stages"

  case mentee, mentor, both, agreed, what, who, byWhen, done, anotherAction, confirmed, unticked
  case isPrivate = "private"
  case takeOver, save, decision, action, diary, gate, question, eachAlone, menteeWithMentor, byMentee, byMentor
  case byEach, byAgreement
  case kicker = "kicker {kind} {author}"

  /// What is above a question of a stage: what it is, and who writes it.
  static func kicker(of question: Question) -> Phrase {
    let kind: StageWords =
      switch question.kind {
      case .decision: .decision
      case .action: .action
      case .diary: .diary
      case .agree where question.isGate: .gate
      default: .question
      }
    let author: StageWords =
      switch question.author {
      case _ where question.isPrivate: .eachAlone
      case .mentee where question.kind == .decision: .menteeWithMentor
      case .mentee: .byMentee
      case .mentor: .byMentor
      case .each: .byEach
      case .agreed: .byAgreement
      }
    return [.action, .agree, .diary].contains(question.kind) ? kind.phrase : StageWords.kicker(kind, author)
  }
}
