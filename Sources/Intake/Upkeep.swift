import Logging
import ServiceLifecycle

/// What time alone does: proposals expire; drafts, links, sessions and receipts are forgotten; and news is sent.
struct Upkeep: Service {
  let intake: Intake

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var jump = ClockJump(lastSeen: intake.store.lastSeen, at: .now)
      while !Task.isCancelled {
        let (now, steady) = (intake.world.now(), ContinuousClock.now)
        if jump.notes(now, at: steady) {
          intake.logger.critical("The clock has jumped ahead. What only time does rests for an hour: is it right?")
        }
        if !jump.rests(at: steady) { await tidy() }
        try? await Task.sleep(for: .seconds(60))
      }
    }
  }

  /// One round. Each chore is a short job of its own: one that fails is tried again in the next round, and does not
  /// hold up the others.
  func tidy() async {
    let settings = intake.settings
    await writeEach(.concerns) { try Concern.remind(of: settings.safeguardingContacts, in: $0) }
    await writeEach(.expiry) { try Proposal.expire(settings: settings, in: $0) }
    await writeEach(.breaks) { try Mentoring.endBreaks(settings: settings, in: $0) }
    await writeEach(.proposalReminders) { try Proposal.remind(settings: settings, in: $0) }
    await writeEach(.firstContact) { try Mentoring.remindOfContact(settings: settings, in: $0) }
    await writeEach(.endOfMonths) { try Mentoring.askWhereOver(settings: settings, in: $0) }
    await writeEach(.decisions) { try WaitingDecision.tell(in: $0) }
    await writeEach(.meetings) { try MeetingCheck.askDue(settings: settings, in: $0) }
    await writeEach(.surveys) { try Survey.remind(in: $0) }
    await writeEach(.lostMailboxes) { try LostMailbox.takeEffect(settings, in: $0) }
    await write(.waitingPeople) { try WaitingPerson.tell(settings.coordinators, in: $0) }
    await intake.attempt(.digest, tellNews)
    await forget()
    await intake.attempt(.searchIndex, forgetDeletedWords)
    await intake.attempt(.log) { try await intake.store.emptyLog() }
    await intake.attempt(.alarms, tellAlarms)
  }

  private func forget() async {
    await write(.drafts) { try Draft.forgetOld(in: $0) }
    await write(.signIns) { try SignIn.forgetOld(in: $0) }
    await write(.sessions) { try Session.forgetOld(in: $0) }
    await write(.receipts) { try Receipt.forgetOld(in: $0) }
    await write(.limits) { [limits = intake.settings.limits] in try limits.forgetOld(in: $0) }
    await write(.addressLinks) { try AddressLink.forgetOld(in: $0) }
    await write(.outbox) { try Outbox.forgetOld(in: $0) }
  }

  private func write(_ chore: Chore, _ job: @escaping @Sendable (Transaction) throws -> Void) async {
    await intake.attempt(chore) { try await intake.store.write(job) }
  }

  /// The same for a job that does one thing for each row, and has left out the rows that could not be read.
  private func writeEach(_ chore: Chore, _ job: @escaping @Sendable (Transaction) throws -> LeftOut) async {
    await intake.attempt(chore) { try await intake.store.write(job).report() }
  }

  private func tellNews() async throws {
    let today = intake.settings.day(of: intake.world.now())
    try await intake.store.write { try Digest.noteWhoIsOpen(on: today, in: $0) }
    while try await intake.store.write({ try Digest.sendSome(in: $0) }) {}
  }

  private func forgetDeletedWords() async throws {
    var isFirst = true
    while try await intake.store.write({ [isFirst] in try MatchingIndex.mergeSome(isFirst: isFirst, in: $0) }) {
      isFirst = false
    }
  }

  /// Logs the totals that are unusual.
  private func tellAlarms() async throws {
    let (limits, now) = (intake.settings.limits, intake.world.now())
    for limit in try await intake.store.read({ try limits.alarms(at: now, in: $0) }) {
      intake.logger.warning("A total is unusually high", metadata: ["limit": "\(limit.name)", "most": "\(limit.most)"])
    }
  }
}
