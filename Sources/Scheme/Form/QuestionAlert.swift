extension Question {
  /// The kinds that each of the two can answer alone.
  private static let privateKinds: Set<Kind> = [.decision, .short, .long, .choice, .choices, .scale, .number, .date]

  /// What is wrong with how the question says which answers ask for help, as a sentence for its editor; `nil` where
  /// nothing is. Every private question must say it, since nobody else sees the answers.
  public var alertFault: String? {
    guard isPrivate else {
      return alert == nil
        ? nil : "`alert` and `no-alert` are for private questions. Remove the flag, or add `private`."
    }
    guard Question.privateKinds.contains(kind) else {
      return "Both see what is answered to a question of the kind `\(kind.rawValue)`, so it cannot be private. "
        + "Remove the flag."
    }
    let possible = kind == .scale ? (low ?? 0)...(high ?? 0) : nil
    let known = possible.map { $0.map(String.init) } ?? options.map(\.id)
    switch alert {
    case nil, .answers([]):
      let some = known.isEmpty ? "" : "`alert=` with those that do, such as `alert=\(known[known.count - 1])`, "
      return "The private question `\(id)` does not say which answers ask for the coordinator’s help. "
        + "Write \(some)`alert` if all do, or `no-alert` if none does."
    case .answers where known.isEmpty: return "A `\(kind.rawValue)` has no options. Write `alert` or `no-alert`."
    case .answers(let answers):
      guard let wrong = answers.first(where: { !known.contains($0) }) else { return nil }
      let names = known.map { "`\($0)`" }.joined(separator: ", ")
      return "`alert=` names `\(wrong)`, which is no answer to `\(id)`. The answers are \(names)."
    case .some(.none), .any: return nil
    }
  }

  /// True for an answer to a private question that the coordinator should see to.
  ///
  /// In a version that was kept before questions said which answers ask for help, all of them do.
  public func asksForHelp(_ value: Answers.Value?) -> Bool {
    guard isPrivate, let value else { return false }
    return switch alert ?? .any {
    case .none: false
    case .any: true
    case .answers(let answers):
      switch value {
      case .options(let chosen): !Set(chosen).isDisjoint(with: answers)
      case .number(let step): answers.contains(String(step))
      default: false
      }
    }
  }
}
