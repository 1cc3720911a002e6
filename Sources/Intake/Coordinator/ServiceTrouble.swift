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
  static let failing = "What the service cannot do at the moment"
  static let failingLead =
    "The service keeps trying. Please tell the people who run it: the log says why, under the name in brackets."
  static let alarms = "More than usual"
  static let alarmsLead =
    "We do not turn anyone away because of these totals. If you cannot explain them, someone may be abusing the service: "
    + "tell the people who run it."

  static func fails(_ trouble: Troubles.Trouble) -> String {
    "\(what(trouble.chore)) (\(trouble.chore.rawValue), \(trouble.times) times)"
  }

  private static func what(_ chore: Chore) -> String {
    switch chore {
    case .sending: "Sending emails"
    case .scheme: "Using the latest published version of the site"
    case .bounces: "Reading bounced emails"
    case .concerns: "Reminding safeguarding contacts"
    case .proposalReminders, .breaks, .firstContact, .endOfMonths, .decisions, .meetings, .surveys, .waitingPeople,
      .digest:
      "Sending reminders and news"
    case .expiry, .lostMailboxes: "Making changes that are due"
    case .drafts, .signIns, .sessions, .receipts, .limits, .addressLinks, .outbox, .searchIndex, .log:
      "Deleting what is out of date"
    case .alarms: "Checking the totals"
    }
  }
}
