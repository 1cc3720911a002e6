import GRDB
import Scheme
import Testing

@testable import Intake

/// Days, wherever they are typed: those that nobody means are refused where they stand, and today is today everywhere.
struct DayTests {
  static let absurd = ["1900-01-01", "2015-01-01", "2037-01-01", "9999-12-31"]

  @Test("A day of another time is refused wherever a pair gives one, and comes back as it was typed", arguments: absurd)
  func refused(day: String) async throws {
    let cast = try await Pairing.begun()
    let forms: [(page: String, form: String, typed: [(String, String)])] = [
      ("\(cast.path)/stages/looking-back", "/stages/looking-back", [("review-day", day)]),
      (
        "\(cast.path)/stages/building-rapport", "/stages/building-rapport",
        [(".action", "Read"), (".action.by-when", day)]
      ),
      ("\(cast.path)/action-points", "/action-points", [("what", "Read"), ("by-when", day)]),
      ("\(cast.path)/meetings", "/meetings", [("day", day)]),
      ("\(cast.proposal)/pause", "/pause", [("until", day)]),
    ]
    for (page, form, typed) in forms {
      try await cast.ana.open(page)
      try await cast.ana.send(form, typed)
      #expect(cast.ana.answer.status == 422 && cast.ana.page.contains("value=\"\(day)\""), "\(page)")
    }
    try await cast.ben.open("/my/forms/profile")
    try await cast.ben.send("/profile", [("availability", "from-date"), ("available-from", day)])
    #expect(cast.ben.answer.status == 422)
  }

  @Test("A meeting of today is noted wherever it is already today, and not where it is tomorrow everywhere")
  func todayEverywhere() async throws {
    let cast = try await Pairing.begun()
    let now = cast.house.intake.world.now()
    let settings = cast.house.intake.settings
    let (scheme, latest) = (settings.day(of: now), settings.latestDay(of: now))
    #expect(settings.earliestDay(of: now) <= scheme && scheme < latest, "it is another day somewhere")
    try await cast.ana.open(cast.path + "/meetings")
    try await cast.ana.send("/meetings", [("day", settings.day(latest, plusDays: 1))])
    #expect(cast.ana.answer.status == 422)
    try await cast.ana.send("/meetings", [("day", latest)])
    #expect(cast.ana.answer.status == 200)
    #expect(try await cast.house.count("SELECT count(*) FROM meeting") == 1)
  }

  @Test("A mentoring is not agreed for longer than its days can be written")
  func extended() async throws {
    let cast = try await Pairing.begun()
    for _ in 0..<4 { try await cast.step(cast.ana, ExtensionForm.self, [("months", "24")]) }
    #expect(cast.ana.answer.status == 200)
    try await cast.step(cast.ana, ExtensionForm.self, [("months", "24")])
    #expect(cast.ana.answer.status == 422 && cast.ana.page.contains("value=\"24\""))
  }

  @Test("A day that no calendar can keep, from before days were checked, costs the file that day alone")
  func calendar() async throws {
    let cast = try await Pairing.begun()
    for (day, question) in [("2026-12-31", "review-day"), ("2026-11-30", "review-day")] {
      try await cast.fill(cast.ana, "looking-back", [(question, day)])
      try await cast.fill(cast.ben, "looking-back", [("\(question).confirmed", "yes")])
    }
    try await cast.house.intake.store.write { transaction in
      try transaction.db.execute(
        sql: "DROP TRIGGER decision_is_not_changed; UPDATE decision SET answer = '\"9999-12-31\"'")
    }
    try await cast.ana.open(cast.path + "/dates.ics")
    #expect(cast.ana.answer.status == 200 && cast.ana.page.hasSuffix("END:VCALENDAR\r\n"))
    #expect(!cast.ana.page.contains("VEVENT"))
  }

  @Test("The calendar and the mails give the whole name, titles and all")
  func wholeName() async throws {
    let cast = try await Pairing.begun()
    try await cast.ben.open("/my/forms/profile")
    try await cast.ben.sendChecked("/profile", [("name", "Dr. Ben Beta")])
    try await cast.fill(cast.ana, "looking-back", [("review-day", "2026-12-31")])
    try await cast.fill(cast.ben, "looking-back", [("review-day.confirmed", "yes")])
    try await cast.ana.open(cast.path + "/dates.ics")
    let event = said(JourneyWords.event(Name("Dr. Ben Beta"), "When do you look back?"))
    #expect(cast.ana.page.replacing("\r\n ", with: "").contains("SUMMARY:\(event)\r\n"))
  }

  @Test(
    "What is no day in a search of the diary is said, and nothing fails",
    arguments: absurd + ["2026-02-31", "12", "999999999999-1-1"])
  func searched(day: String) async throws {
    let cast = try await Pairing.begun()
    for name in ["from", "until"] {
      #expect(try await cast.ana.open("/my/diary?\(name)=\(day)").status == 200)
      #expect(cast.ana.page.says(DiaryWords.noDay) == !Self.absurd.contains(day), "\(name)=\(day)")
    }
  }
}
