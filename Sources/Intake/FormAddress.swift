import Scheme

/// Where a form is posted to, below `/my/`: all that `Desk` takes. Drafts and act links keep it as text.
enum FormAddress: Hashable, Sendable {
  /// The profile, a diary prompt, or the free diary entry, by its form's id.
  case form(String)
  /// A proposal to a mentor, by the mentor's handle.
  case proposal(to: String)
  /// The mentor's response to a proposal, by the proposal's handle.
  case response(String)
  /// The mentee's next version of a proposal.
  case version(String)
  /// The mentee takes a proposal back.
  case withdrawal(String)
  /// Either marks the mentoring complete.
  case completion(String)
  /// The answers to a survey, by its handle.
  case survey(String)
  /// Which optional mails a person gets.
  case mails

  /// True for a survey: the item on the partner may be in no draft.
  var isSurvey: Bool { if case .survey = self { true } else { false } }

  /// From `/`.
  var link: Link { Link(["my"] + path.split(separator: "/").map(String.init), after: .root) }

  /// The address below `/my/`.
  var path: String {
    switch self {
    case .form(let id): "forms/\(id)"
    case .proposal(let handle): "mentors/\(handle)/proposals"
    case .response(let handle): "proposals/\(handle)/response"
    case .version(let handle): "proposals/\(handle)/version"
    case .withdrawal(let handle): "proposals/\(handle)/withdrawal"
    case .completion(let handle): "proposals/\(handle)/completion"
    case .survey(let handle): "surveys/\(handle)"
    case .mails: "mail"
    }
  }

  /// Reads what `path` wrote.
  init?(path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    switch (parts.first, parts.count, parts.last) {
    case ("forms", 2, _): self = .form(parts[1])
    case ("surveys", 2, _): self = .survey(parts[1])
    case ("mentors", 3, "proposals"): self = .proposal(to: parts[1])
    case ("proposals", 3, "response"): self = .response(parts[1])
    case ("proposals", 3, "version"): self = .version(parts[1])
    case ("proposals", 3, "withdrawal"): self = .withdrawal(parts[1])
    case ("proposals", 3, "completion"): self = .completion(parts[1])
    case ("mail", 1, _): self = .mails
    default: return nil
    }
  }
}
