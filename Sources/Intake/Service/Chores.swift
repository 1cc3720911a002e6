import Logging
import Synchronization

/// What the service does by itself. Each chore is independent: one that fails does not hold up the others.
enum Chore: String, Sendable, CaseIterable {
  case expiry
  case proposalReminders = "proposal-reminders"
  case breaks
  case firstContact = "first-contact"
  case endOfMonths = "end-of-months"
  case decisions
  case meetings
  case surveys
  case drafts
  case signIns = "sign-ins"
  case sessions
  case receipts
  case limits
  case lostMailboxes = "lost-mailboxes"
  case addressLinks = "address-links"
  case outbox
  case concerns
  case waitingPeople = "waiting-people"
  case digest
  case searchIndex = "search-index"
  case log
  case alarms
  case sending
  case bounces
  case scheme
}

/// The chores that are failing now, in memory, since the disk may be what fails.
final class Troubles: Sendable {
  struct Trouble: Sendable, Hashable {
    let chore: Chore
    let since: Instant
    /// How often in a row.
    var times: Int
  }

  /// A chore that has failed this often in a row counts as lasting, and the coordinators are told.
  private static let isLasting = 3

  private let all = Mutex<[Chore: Trouble]>([:])

  /// Those that keep failing, longest first.
  var lasting: [Trouble] {
    all.withLock { all in
      all.values.filter { $0.times >= Troubles.isLasting }
        .sorted { ($0.since, $0.chore.rawValue) < ($1.since, $1.chore.rawValue) }
    }
  }

  /// Every chore that failed the last time.
  var now: Set<Chore> { all.withLock { Set($0.keys) } }

  fileprivate func note(_ chore: Chore, at now: Instant) {
    all.withLock { $0[chore, default: Trouble(chore: chore, since: now, times: 0)].times += 1 }
  }

  fileprivate func clear(_ chore: Chore) {
    all.withLock { $0[chore] = nil }
  }
}

extension Intake {
  /// Does a chore with one scheme. If it fails, that is logged and remembered until it has been done again.
  func attempt(_ chore: Chore, _ work: () async throws -> Void) async {
    do {
      try await scheme.hold(work)
      troubles.clear(chore)
    } catch is CancellationError where Task.isCancelled {
      // The program is stopping. What is left is done after the next start.
    } catch {
      logger.error("A chore failed", metadata: ["chore": "\(chore.rawValue)", "error": "\(error.logged)"])
      troubles.note(chore, at: world.now())
    }
  }
}
