/// What a coordinator can send, each form at an address below `coordinator/`.
enum CoordinatorForm: Hashable, Sendable {
  /// Lets somebody in, by their handle.
  case membership(String)
  /// Asks somebody who waits a question.
  case question(String)
  /// Lets somebody not in.
  case refusal(String)
  /// Has been in touch with somebody who asked for it, by their survey's handle.
  case contact(String)
  /// Invites an address.
  case invitation
  /// Takes an invitation back, by its handle.
  case invitationRemoval(String)
  /// What a pair answered alone is looked after, by the pair's handle.
  case privateAnswers(String)

  /// Below `coordinator/`.
  var path: String {
    switch self {
    case .membership(let person): "people/\(person)/membership"
    case .question(let person): "people/\(person)/questions"
    case .refusal(let person): "people/\(person)/refusal"
    case .contact(let survey): "surveys/\(survey)/contact"
    case .invitation: "invitations"
    case .invitationRemoval(let handle): "invitations/\(handle)/removal"
    case .privateAnswers(let pair): "pairs/\(pair)/private-answers"
    }
  }

  /// Reads what `path` wrote.
  init?(parts: [String]) {
    switch (parts.first, parts.count, parts.last) {
    case ("people", 3, "membership"): self = .membership(parts[1])
    case ("people", 3, "questions"): self = .question(parts[1])
    case ("people", 3, "refusal"): self = .refusal(parts[1])
    case ("surveys", 3, "contact"): self = .contact(parts[1])
    case ("invitations", 1, _): self = .invitation
    case ("invitations", 3, "removal"): self = .invitationRemoval(parts[1])
    case ("pairs", 3, "private-answers"): self = .privateAnswers(parts[1])
    default: return nil
    }
  }
}
