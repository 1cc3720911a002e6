import GRDB
import Scheme

/// What the coordinator's page says of the service itself: what keeps failing, and which totals are unusual. Nothing of
/// it tells that there is a concern.
struct ServiceTrouble: Sendable {
  private let lasting: [Troubles.Trouble]
  private let alarms: [Limit]

  init(_ intake: Intake, at now: Instant, in db: Database) throws {
    lasting = intake.troubles.lasting
    alarms = try intake.settings.limits.alarms(at: now, in: db).filter { $0.act != .concerns }
  }

  /// Nothing where all is well.
  func html(_ settings: Settings) -> HTML {
    let failing = lasting.map { trouble -> HTML in
      """
      <li>\(ServiceWords.fails(trouble))
      <p class="when">\(CoordinatorWords.since(settings.words(for: trouble.since)))</p></li>

      """
    }
    let unusual = alarms.map { "<li>\(LimitWords.alarm($0))</li>\n" as HTML }
    return
      "\(list(ServiceWords.failing, ServiceWords.failingLead, failing))\(list(ServiceWords.alarms, ServiceWords.alarmsLead, unusual))"
  }

  private func list(_ title: String, _ lead: String, _ items: [HTML]) -> HTML {
    items.isEmpty ? "" : "<h2>\(title)</h2>\n<p>\(lead)</p>\n<ul class=\"cards\">\n\(items)</ul>\n"
  }
}

/// Its words.
enum ServiceWords {
  static let failing = "What the service cannot do at present"
  static let failingLead =
    "It is tried again and again. Please tell whoever runs the service: the log says why, under the name in brackets."
  static let alarms = "More than usual"
  static let alarmsLead =
    "Nobody is refused because of these totals. If there is no good reason for them, somebody may be abusing the service: "
    + "tell whoever runs it."

  static func fails(_ trouble: Troubles.Trouble) -> String {
    "\(what(trouble.chore)) (\(trouble.chore.rawValue), \(trouble.times) times)"
  }

  private static func what(_ chore: Chore) -> String {
    switch chore {
    case .sending: "Sending emails"
    case .scheme: "Taking over what was published last"
    case .bounces: "Reading emails that came back"
    case .concerns: "Reminding safeguarding contacts"
    case .proposalReminders, .breaks, .firstContact, .endOfMonths, .decisions, .meetings, .surveys, .waitingPeople,
      .digest:
      "Sending reminders and news"
    case .expiry, .lostMailboxes: "Doing what is due"
    case .drafts, .signIns, .sessions, .receipts, .limits, .addressLinks, .outbox, .searchIndex, .log:
      "Forgetting what is old"
    case .alarms: "Watching the totals"
    }
  }
}
