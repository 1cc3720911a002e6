import Scheme

/// Where a form is posted to, below `/my/`: all that `Desk` takes. Drafts and act links keep it as text.
enum FormAddress: Hashable, Sendable {
  /// The profile, a diary prompt, or the free diary entry, by its form's id.
  case form(String)
  /// Other words for a diary entry, by the entry's handle.
  case entryText(String)
  /// Who reads a diary entry.
  case entryReaders(String)
  /// A proposal to a mentor, by the mentor's handle.
  case proposal(to: String)
  /// One of the forms about a proposal, by the proposal's handle.
  case about(String, ProposalForm)
  /// One of the forms of a pair's journey, by the proposal's handle.
  case pair(String, PairForm)
  /// What becomes of the proposals that wait while one is not available.
  case waiting
  /// Leaving the scheme.
  case leaving
  /// Whether a mentor whose mentoring is over takes another mentee.
  case availability
  /// The answers to a survey, by its handle.
  case survey(String)
  /// With whom somebody is not to be paired.
  case notPaired
  /// A coordinator sets two people apart.
  case coordinatorNotPaired

  /// A form of the coordinator's page.
  case coordinator(CoordinatorForm)
  /// The answer to a question that a coordinator asked, by the question's handle.
  case questionAnswer(String)
  /// Which optional mails a person gets.
  case mails
  /// When a pair met.
  case meeting(MeetingForm)

  /// Who a person is in the scheme.
  static let profile = FormAddress.form(FormKind.profile.rawValue)

  /// True for a survey: the item on the partner may be in no draft.
  var isSurvey: Bool { if case .survey = self { true } else { false } }

  /// From `/`.
  var link: Link { Link(["my"] + path.split(separator: "/").map(String.init), after: .root) }

  /// The address below `/my/`.
  var path: String {
    switch self {
    case .form(let id): "forms/\(id)"
    case .entryText(let handle): "diary/\(handle)/text"
    case .entryReaders(let handle): "diary/\(handle)/readers"
    case .proposal(let handle): "mentors/\(handle)/proposals"
    case .about(let handle, let form): "proposals/\(handle)/\(form.rawValue)"
    case .pair(let handle, let form): "pairs/\(handle)/\(form.path)"
    case .waiting: "profile/waiting"
    case .leaving: "leaving"
    case .availability: "profile/availability"
    case .survey(let handle): "surveys/\(handle)"
    case .notPaired: "not-paired"
    case .coordinatorNotPaired: "coordinator/not-paired"
    case .coordinator(let form): "coordinator/\(form.path)"
    case .questionAnswer(let handle): "questions/\(handle)/answer"
    case .mails: "mail"
    case .meeting(let form): form.path
    }
  }

  /// The name by which a browser keeps what is typed there, on our pages and on the site's.
  var draftName: String { if case .form(let id) = self { id } else { path } }

  /// Reads what `path` wrote.
  init?(path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    switch (parts.first, parts.count, parts.last) {
    case ("forms", 2, _): self = .form(parts[1])
    case ("surveys", 2, _): self = .survey(parts[1])
    case ("diary", 3, "text"): self = .entryText(parts[1])
    case ("diary", 3, "readers"): self = .entryReaders(parts[1])
    case ("mentors", 3, "proposals"): self = .proposal(to: parts[1])
    case ("proposals", 3, let noun?):
      guard let form = ProposalForm(rawValue: noun) else { return nil }
      self = .about(parts[1], form)
    case ("questions", 3, "answer"): self = .questionAnswer(parts[1])
    case ("pairs", 3..., _):
      guard let form = PairForm(parts: Array(parts.dropFirst(2))) else { return nil }
      self = .pair(parts[1], form)
    default:
      let coordinators = parts.first == "coordinator" ? CoordinatorForm(parts: Array(parts.dropFirst())) : nil
      let address =
        FormAddress.withoutHandle.first { $0.path == path } ?? coordinators.map(FormAddress.coordinator)
        ?? MeetingForm(parts: parts).map(FormAddress.meeting)
      guard let address else { return nil }
      self = address
    }
  }

  /// Those that have no part of their own in the path.
  static let withoutHandle: [FormAddress] = [
    .waiting, .availability, .leaving, .notPaired, .coordinatorNotPaired, .mails,
  ]
}
