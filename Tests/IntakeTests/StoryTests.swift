import Foundation
import GRDB
import Testing

@testable import Intake

struct StoryTests {
  @Test("The whole story, through the router against a real SQLite file")
  func router() async throws {
    let house = try await House()
    let story = Story(browser: house.browser, mailedLink: { try await house.link(to: $0) })
    try await story.all()

    #expect(try await house.count("SELECT count(*) FROM diary_entry") == 1)
    #expect(try await house.count("SELECT count(*) FROM draft") == 0)
    #expect(try await house.count("SELECT count(*) FROM proposal_version") == 2)
    #expect(try await house.count("SELECT count(*) FROM proposal_event") == 4)
    #expect(try await house.count("SELECT count(*) FROM mentoring_event") == 1)
    #expect(try await house.count("SELECT count(*) FROM mentoring WHERE state = 'completed'") == 1)
    #expect(try await house.count("SELECT count(*) FROM survey WHERE answered_at IS NOT NULL") == 2)
    #expect(try await house.count("SELECT count(*) FROM survey WHERE answers LIKE '%partner%'") == 0)
    #expect(try await house.count("SELECT rating FROM partner_rating") == 5)
    #expect(try await house.count("SELECT count(*) FROM outbox WHERE sent_at IS NULL") == 0)
  }

  @Test("The whole story once more, against the running program over a socket")
  func socket() async throws {
    let program = try await Program.start()
    let story = Story(browser: program.browser, mailedLink: { try await program.link(to: $0) })
    try await story.all()
    #expect(try await program.stop() == 0)

    let shell = try Program.run(
      "/usr/bin/sqlite3", ["-readonly", program.database, "SELECT text FROM diary_entry; SELECT state FROM mentoring"])
    #expect(shell == "To lead a <team> & \"rest\".\ncompleted\n")
    #expect(program.log == "", "nothing is logged, least of all a link")
    #expect(program.output.contains("/my/link/"), "the terminal shows the links")
    program.remove()
  }

  @Test("Mails never quote what people wrote, and name the partner")
  func mails() async throws {
    let cast = try await AnaAndBen.proposed(in: House())
    let (house, story) = (cast.house, cast.story)
    try await story.agreement()
    let all = try await house.mails(to: story.ana) + house.mails(to: story.ben)
    #expect(all.count == 6)
    for letter in all {
      let text = String(decoding: letter.bytes, as: UTF8.self)
      for word in ["At a start", "every fourth week", "How often", "Gladly", "Room 7"] { #expect(!text.contains(word)) }
      #expect(text.contains(letter.link))
    }
    #expect(all.last?.body.contains("This is about Ana.") ?? false)
  }
}
