/// What can be sent about meetings: of a pair, or of one meeting or one question by its own handle.
enum MeetingForm: Hashable, Sendable {
  /// One more meeting of a pair.
  case note(pair: String)
  /// A meeting was otherwise.
  case correction(String)
  /// A meeting was none.
  case removal(String)
  /// Have you met?
  case check(String)
  /// Whether somebody wants to be asked, about a pair.
  case mails(pair: String)

  /// Below `/my/`.
  var path: String {
    switch self {
    case .note(let pair): "pairs/\(pair)/meetings"
    case .correction(let meeting): "meetings/\(meeting)"
    case .removal(let meeting): "meetings/\(meeting)/removal"
    case .check(let check): "meeting-checks/\(check)"
    case .mails(let pair): "pairs/\(pair)/meeting-mails"
    }
  }

  /// Reads what `path` wrote.
  init?(parts: [String]) {
    switch (parts.first, parts.count, parts.last) {
    case ("pairs", 3, "meetings"): self = .note(pair: parts[1])
    case ("pairs", 3, "meeting-mails"): self = .mails(pair: parts[1])
    case ("meetings", 2, _): self = .correction(parts[1])
    case ("meetings", 3, "removal"): self = .removal(parts[1])
    case ("meeting-checks", 2, _): self = .check(parts[1])
    default: return nil
    }
  }
}
