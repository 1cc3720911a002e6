import Foundation
import Scheme
import Testing

@testable import Intake

/// What someone takes on, by when, and who ticks it.
struct ActionPointTests {
  private static let stage = "building-rapport"

  @Test("A suggestion is taken over by saying who or by when, and every stage has room for another point")
  func suggested() async throws {
    let pair = try await Pairing.begun()
    try await pair.fill(
      pair.ana, Self.stage,
      [("agreement.who", "both"), (".action", "Read a book"), (".action.by-when", "2026-10-01")])
    #expect(pair.ana.page.says(StageWords.both) && pair.ana.page.says(JourneyWords.due("1 October 2026")))
    try await pair.fill(pair.ben, Self.stage, [(".action.who", "mentor")])
    #expect(pair.ben.answer.status == 422 && pair.ben.page.says(StageWords.anotherAction), "who, and not what")
    try await pair.ben.open(pair.path + "/action-points")
    let points = pair.ben.page
    #expect(points.contains("Write the agreement down.") && points.contains("Read a book"))
    let (dated, undated) = (points.range(of: "Read a book"), points.range(of: "Write the agreement down."))
    #expect(try #require(dated).lowerBound < (try #require(undated)).lowerBound, "those with a day come first")
  }

  @Test("Either adds, changes, ticks and unticks; who ticked stands beside it; what changed meanwhile is said")
  func ticked() async throws {
    let pair = try await Pairing.begun()
    try await pair.ana.open(pair.path + "/action-points")
    try await pair.ana.send("/action-points", [("what", "Read a book"), ("who", "mentee"), ("by-when", "2026-10-01")])
    try await pair.ben.open(pair.path + "/action-points")
    #expect(pair.ben.page.says("\(Name("Ana")) · \(JourneyWords.due("1 October 2026"))" as Phrase))
    try await pair.ben.send("/completion")
    #expect(pair.ben.page.says(JourneyWords.ticked(Phrase.you, pair.house.moment)))
    #expect(pair.ben.page.says(JourneyWords.noOpenPoints))
    try await pair.ana.open(pair.path + "/action-points")
    #expect(pair.ana.page.says(JourneyWords.ticked(Name("Ben"), pair.house.moment)))
    try await pair.ana.send("/reopening")
    #expect(!pair.ana.page.contains("/reopening\""))
    try await pair.ana.send("/completion")
    try await pair.ana.send("/reopening")
    #expect(pair.ana.page.contains("/completion"), "the same button works each time")

    try await pair.ana.open(pair.ana.link(JourneyWords.change))
    try await pair.ben.open(pair.ana.path)
    try await pair.ben.send(pair.ben.path, [("what", "Read two books")])
    try await pair.ana.send(pair.ana.path, [("what", "Read half a book")])
    #expect(pair.ana.answer.status == 422)
    #expect(pair.ana.page.says(JourneyWords.pointChanged("Read two books")))
    #expect(pair.ana.page.contains("Read half a book</textarea>"))
    try await pair.ana.send(pair.ana.path)
    #expect(pair.ana.page.contains("Read half a book") && pair.ana.answer.status == 200)
  }

  @Test("My page shows one's own open points and the next date by day; the print-out has all that a review needs")
  func shown() async throws {
    let pair = try await Pairing.begun()
    try await pair.fill(pair.ana, "looking-back", [("review-day", "2026-12-01"), ("lesson", "Mine?")])
    #expect(pair.ana.answer.status == 422 && pair.ana.page.says(JourneyWords.onlyMentor))
    #expect(pair.ana.page.contains("Mine?</textarea>"), "not lost")
    try await pair.ana.send("/stages/looking-back", [("lesson", "")])
    try await pair.fill(pair.ben, "looking-back", [("review-day.confirmed", "yes"), ("lesson", "She listens.")])
    for (what, who, day) in [
      ("Late book", "mentee", "2027-01-01"), ("Ben's book", "mentor", ""), ("First book", "both", "2026-10-01"),
    ] {
      try await pair.ana.open(pair.path + "/action-points")
      try await pair.ana.send("/action-points", [("what", what), ("who", who), ("by-when", day)])
    }
    try await pair.ana.open("/my/")
    let places = ["First book", "When do you look back?</a>", "Late book"].compactMap {
      pair.ana.page.range(of: $0)?.lowerBound
    }
    #expect(places.count == 3 && places == places.sorted() && !pair.ana.page.contains("Ben&#39;s book"))
    try await pair.ana.open(pair.path + "/review")
    for words in ["First book", "Ben&#39;s book", "1 December 2026", "She listens.", "☐"] {
      #expect(pair.ana.page.contains(words), "\(words)")
    }
  }

  @Test("Dates are taken into a calendar as days, and keep their names when they change")
  func calendar() async throws {
    let pair = try await Pairing.begun()
    try await pair.fill(pair.ana, "looking-back", [("review-day", "2026-12-31")])
    func file() async throws -> String {
      try await pair.ana.open(pair.path + "/dates.ics")
      #expect(pair.ana.answer.header("Content-Type") == "text/calendar; charset=utf-8")
      #expect(pair.ana.answer.header("Content-Disposition") == "attachment; filename=\"mentoring-dates.ics\"")
      return pair.ana.page.replacing("\r\n ", with: "")
    }
    #expect(try await !file().contains("VEVENT"), "it waits for Ben")
    try await pair.fill(pair.ben, "looking-back", [("review-day.confirmed", "yes")])
    let first = try await file()
    #expect(first.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101"))
    #expect(first.contains("SUMMARY:\(said(JourneyWords.event(Name("Ben"), "When do you look back?")))\r\n"))
    try await pair.fill(pair.ben, "looking-back", [("review-day", "2027-01-15")])
    try await pair.fill(pair.ana, "looking-back", [("review-day.confirmed", "yes")])
    let second = try await file()
    func lines(_ name: String, _ text: String) -> [Substring] {
      text.split(separator: "\r\n").filter { $0.hasPrefix(name) }
    }
    #expect(lines("UID:", first) == lines("UID:", second) && lines("UID:", first).count == 1)
    #expect(lines("SEQUENCE:", first) == ["SEQUENCE:0"] && lines("SEQUENCE:", second) == ["SEQUENCE:1"])
  }

  @Test("A calendar's lines are at most 75 bytes, whole characters each, and commas are no lists")
  func folded() {
    let folded = CalendarFile.folded(String(repeating: "é", count: 100))
    #expect(folded.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 75 })
    #expect(folded.replacing("\r\n ", with: "") == String(repeating: "é", count: 100))
    #expect(CalendarFile.escaped("a, b; c\\d\ne") == "a\\, b\\; c\\\\d\\ne")
  }
}
