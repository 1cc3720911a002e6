import GRDB
import Scheme
import Testing

@testable import Intake

/// Whether a mentoring goes on: every state, room and role, cell by cell, as the two meet it.
struct LifeTests {
  /// How a mentoring can stand.
  enum Standing: String, CaseIterable {
    case waiting
    case live
    case paused
    case completed
    case ended
    case frozen
    case frozenAndOver
    case frozenWhileWaiting
    case mentorSuspended
    case menteeSuspended
    case suspendedInABreak
    case suspendedWhileWaiting
    case mentorLeft
    case menteeLeft

    var life: Life {
      switch self {
      case .live: .live
      case .paused: .paused
      case .waiting, .completed, .ended, .mentorLeft, .menteeLeft: .over
      case .frozen, .frozenAndOver, .frozenWhileWaiting, .mentorSuspended, .menteeSuspended, .suspendedInABreak,
        .suspendedWhileWaiting:
        .stopped
      }
    }

    /// Whoever is out is signed out, and sees nothing at all.
    var isOut: Set<MentoringActor> {
      switch self {
      case .mentorSuspended, .mentorLeft, .suspendedInABreak, .suspendedWhileWaiting: [.mentor]
      case .menteeSuspended, .menteeLeft: [.mentee]
      default: []
      }
    }

    var wasPair: Bool { ![.waiting, .suspendedWhileWaiting, .frozenWhileWaiting].contains(self) }
    /// Either can take it up again.
    var canReopen: Bool { self == .completed || self == .ended }
  }

  @Test("What can be seen and done follows from one answer, for both and in every room", arguments: Standing.allCases)
  func everyCell(standing: Standing) async throws {
    let cast = try await Self.cast(standing)
    for (actor, browser) in [(MentoringActor.mentee, cast.ana), (.mentor, cast.ben)] {
      let place = "\(standing), \(actor)"
      guard !standing.isOut.contains(actor) else {
        try await browser.open(cast.proposal)
        #expect(browser.page.contains("name=\"address\""), "\(place): signed out")
        continue
      }
      try await Self.page(cast, browser, standing, place)
      try await Self.rooms(cast, browser, standing, place)
      try await Self.posts(cast, browser, standing, place)
    }
  }

  /// The page of the mentoring: contact, ways to steps and rooms, and no word of why.
  private static func page(_ cast: Pairing, _ browser: Browser, _ standing: Standing, _ place: String) async throws {
    try await browser.open(cast.proposal)
    let page = browser.page
    #expect(page.says(MentoringWords.rests) == (standing.life == .stopped), "\(place)")
    #expect(page.contains("Room 7") == standing.life.isPartnership, "\(place): contact")
    #expect(page.contains("href=\"\(cast.path)\"") == (standing.wasPair && standing.life != .stopped), "\(place)")
    #expect(page.contains("\(cast.path)/meetings") == (standing.wasPair && standing.life != .stopped), "\(place)")
    for form in ["extension", "completion", "ending"] {
      #expect(page.contains("/\(form)\"") == standing.life.isPartnership, "\(place): \(form)")
    }
    #expect(page.contains("/pause\"") == (standing.life == .live), "\(place)")
    #expect(page.contains("/reopening\"") == standing.canReopen, "\(place)")
    for word in ["frozen", "suspend", "safeguarding"] { #expect(!page.lowercased().contains(word), "\(place)") }
    try await browser.open("/my/")
    #expect(browser.page.says(MentoringWords.rests) == (standing.life == .stopped), "\(place): My page")
    #expect(browser.page.contains("Read a book") == standing.life.isPartnership, "\(place): next action points")
  }

  /// The rooms of a pair.
  private static func rooms(_ cast: Pairing, _ browser: Browser, _ standing: Standing, _ place: String) async throws {
    for room in ["", "/action-points", "/review", "/stages/building-rapport", "/meetings", "/statement"] {
      try await browser.open(cast.path + room)
      guard standing.wasPair else {
        #expect(browser.answer.status == 404, "\(place): \(room)")
        continue
      }
      let isStopped = standing.life == .stopped
      #expect(browser.page.says(MentoringWords.rests) == isStopped, "\(place): \(room)")
      #expect(!isStopped || !browser.page.contains("Read a book"), "\(place): \(room)")
      #expect(!isStopped || !browser.page.contains("action=\"\(cast.path)"), "\(place): \(room)")
    }
    let calendar = try await browser.open(cast.path + "/dates.ics").status
    #expect((calendar == 200) == (standing.wasPair && standing.life != .stopped), "\(place): calendar")
    #expect(try await (browser.open(cast.path + "/shared").status == 200) == standing.life.isPartnership, "\(place)")
    try await browser.open("/my/forms/diary-entry")
    #expect(
      browser.page.contains("name=\"\(ReadersQuestion.id)\"") == standing.life.isPartnership,
      "\(place): whom to share with")
  }

  /// What is sent without a look at the page, by the one way that every form takes: nothing that changes anything.
  private static func posts(_ cast: Pairing, _ browser: Browser, _ standing: Standing, _ place: String) async throws {
    guard !standing.life.isPartnership, standing.wasPair else { return }
    let before = try await cast.house.rows()
    let day = cast.house.today
    var posts: [(String, [(String, String)])] = [
      ("\(cast.path)/stages/building-rapport", [("rhythm", "Late")]), ("\(cast.path)/roadmap", [("use", "no")]),
      ("\(cast.path)/action-points", [("what", "Late")]), ("\(cast.path)/meeting-mails", [("ask", "no")]),
      ("\(cast.proposal)/pause", [("until", cast.house.intake.settings.day(day, plusDays: 9))]),
      ("\(cast.proposal)/extension", [("months", "3")]), ("\(cast.proposal)/completion", [("_checked", "yes")]),
      ("\(cast.proposal)/ending", [("reason", "fit"), ("_checked", "yes")]), ("\(cast.proposal)/resumption", []),
      ("\(cast.proposal)/earlier-end", []),
      ("\(cast.proposal)/continuation", [("continuation", "complete"), ("_checked", "yes")]),
    ]
    // After the end, meetings are noted and action points ticked off, and either may take it up again.
    if standing.life == .stopped {
      posts += [("\(cast.path)/meetings", [("day", day)]), ("\(cast.proposal)/reopening", [("comment", "Again?")])]
      let points = try await cast.house.intake.store.read { db in
        try String.fetchAll(db, sql: "SELECT handle FROM action_point")
      }
      posts += points.map { ("\(cast.path)/action-points/\($0)/completion", []) }
    }
    if !standing.canReopen { posts.append(("\(cast.proposal)/reopening", [("comment", "Again?")])) }
    for (address, fields) in posts {
      try await browser.post(address, fields)
      #expect(browser.answer.status == 422, "\(place): \(address)")
    }
    let after = try await cast.house.rows()
    for (table, rows) in before where !["session", "act", "person", "draft", "counted"].contains(table) {
      #expect(after[table] == rows, "\(place): \(table)")
    }
  }

  /// Ana and Ben, with an action point and a contact, as they stand.
  private static func cast(_ standing: Standing) async throws -> Pairing {
    let company = try await Company()
    let contact = [("contact", "Room 7")]
    let ana = try await company.person("Ana", as: "mentee", contact)
    let ben = try await company.person("Ben", contact)
    let proposal = try await company.propose(ana, to: "Ben")
    let cast = Pairing(company: company, ana: ana, ben: ben, path: "/my/pairs/" + proposal.suffix(16))
    guard standing.wasPair else {
      if standing == .suspendedWhileWaiting { try await suspend("ben", cast) }
      if standing == .frozenWhileWaiting {
        try await cast.house.freeze()
        try await ben.post(
          proposal + "/response", [("response", "accept"), ("comment", "Gladly."), ("_checked", "yes")])
        #expect(ben.answer.status == 422 && ben.page.contains("Gladly."))
      }
      return cast
    }
    try await company.accept(ben, proposal)
    try await cast.fill(ana, "building-rapport", [(".action", "Read a book")])
    switch standing {
    case .waiting, .live, .suspendedWhileWaiting, .frozenWhileWaiting: break
    case .paused, .suspendedInABreak:
      let day = cast.house.intake.settings.day(cast.house.today, plusDays: 30)
      try await cast.step(ana, PauseForm.self, [("until", day)])
      if standing == .suspendedInABreak { try await suspend("ben", cast) }
    case .completed: try await cast.step(ana, CompletionForm.self)
    case .ended: try await cast.step(ben, EndingForm.self, [("reason", "time")])
    case .frozen, .frozenAndOver:
      if standing == .frozenAndOver { try await cast.step(ben, CompletionForm.self) }
      try await cast.house.freeze()
    case .mentorSuspended: try await suspend("ben", cast)
    case .menteeSuspended: try await suspend("ana", cast)
    case .mentorLeft, .menteeLeft:
      let leaver = standing == .mentorLeft ? ben : ana
      try await leaver.open("/my/leaving")
      try await leaver.send("/my/leaving", [("leave", "yes")])
    }
    return cast
  }

  private static func suspend(_ name: String, _ cast: Pairing) async throws {
    try await cast.house.intake.store.write {
      try Person.find(address: "\(name)@example.org", in: $0.db)?.suspend(in: $0)
    }
  }

  @Test("Lifted, a suspension leaves everything as it was, and the clock goes on")
  func lifted() async throws {
    let cast = try await Self.cast(.suspendedInABreak)
    try await cast.pass(days: 40)
    #expect(try await cast.house.count("SELECT count(*) FROM mentoring WHERE state = 'paused'") == 1)
    try await cast.house.intake.store.write {
      try Person.find(address: "ben@example.org", in: $0.db)?.liftSuspension(in: $0)
    }
    try await cast.house.tidy()
    #expect(try await cast.house.count("SELECT count(*) FROM mentoring WHERE state = 'active'") == 1)
    let ana = try await cast.house.signedIn("ana@example.org")
    #expect(try await ana.open(cast.proposal).body.contains("Room 7"))
  }

  @Test("Nobody is reminded, asked or told of anything in a mentoring that a suspension has stopped")
  func noMail() async throws {
    let cast = try await Self.cast(.mentorSuspended)
    let before = try await cast.house.mails(to: "ana@example.org").count
    try await cast.pass(days: 60)
    #expect(try await cast.house.mails(to: "ana@example.org").count == before)
    #expect(try await cast.house.count("SELECT count(*) FROM meeting_check") == 0)
    #expect(try await cast.house.count("SELECT count(*) FROM mentoring WHERE contact_reminded = 1 OR asked > 0") == 0)
  }
}
