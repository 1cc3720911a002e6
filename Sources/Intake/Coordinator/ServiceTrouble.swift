import GRDB
import Scheme

/// What the coordinator's page says about the service itself: what keeps failing, and which totals are unusual. Nothing
/// in it reveals that there is a concern.
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
    return "\(list(.failing, .failingLead, failing))\(list(.alarms, .alarmsLead, unusual))"
  }

  private func list(_ title: ServiceWords, _ lead: ServiceWords, _ items: [HTML]) -> HTML {
    items.isEmpty ? "" : "<h2>\(title)</h2>\n<p>\(lead)</p>\n<ul class=\"cards\">\n\(items)</ul>\n"
  }
}

extension ServiceWords {
  static func fails(_ trouble: Troubles.Trouble) -> Phrase {
    Self.fails(task(trouble.chore), trouble.chore.rawValue, trouble.times)
  }

  /// What it should have done.
  private static func task(_ chore: Chore) -> ServiceWords {
    switch chore {
    case .sending: .sending
    case .scheme: .publishing
    case .bounces: .readingBounces
    case .concerns: .remindingContacts
    case .proposalReminders, .breaks, .firstContact, .endOfMonths, .decisions, .meetings, .surveys, .waitingPeople,
      .digest:
      .reminding
    case .expiry, .lostMailboxes: .makingChanges
    case .drafts, .signIns, .sessions, .receipts, .limits, .addressLinks, .outbox, .searchIndex, .log: .deleting
    case .alarms: .checkingTotals
    }
  }
}
