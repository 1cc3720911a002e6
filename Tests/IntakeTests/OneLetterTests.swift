import Synchronization
import Testing

@testable import Intake

struct OneLetterTests {
  @Test("What one event has to say to somebody goes in one letter, said once where it is the same for all")
  func oneLetter() async throws {
    let cast = try await AnaAndBen.paired(in: House { $0.coordinators = ["cleo@example.org"] })
    let before = try await cast.house.letters(to: cast.story.ben).count
    try await cast.step(cast.ana, CompletionForm.self)
    let letters = try await cast.house.letters(to: cast.story.ben)
    #expect(letters.count == before + 1)
    let letter = try #require(letters.last)
    #expect(letter.subject.contains("pair completed") && letter.others.count == 2)
    for link in [letter.link] + letter.others.map(\.link) { #expect(letter.body.contains("\n\(link)\n")) }
    #expect(letter.body.hasPrefix("Hello Ben,\n"))
    #expect(letter.body.components(separatedBy: "\n* * *\n").count == 3, "one apart from the other")
    for once in ["Hello", "Because", "Get help:", "A reply goes"] {
      #expect(letter.body.components(separatedBy: once).count == 2, "\(once)")
    }
    #expect(try await cast.house.count("SELECT count(*) FROM outbox WHERE sent_at IS NULL") == 0)
  }

  @Test("Of a letter that cannot be sent nothing is lost: all of it is tried again, under the same Message-ID")
  func triedAgain() async throws {
    let cast = try await AnaAndBen.paired(in: House())
    _ = try await cast.house.letters(to: cast.story.ben)
    try await cast.step(cast.ana, CompletionForm.self)
    let letters = Mutex<[Letter]>([])
    let sender = Sender(
      intake: cast.house.intake,
      transport: Transport { [ben = cast.story.ben] letter in
        guard letter.to == ben else { return }
        let tries = letters.withLock {
          $0.append(letter)
          return $0.count
        }
        if tries == 1 { throw Problem.busy }
      })
    try await sender.sendDue()
    #expect(try await cast.house.count("SELECT count(*) FROM outbox WHERE sent_at IS NULL") == 3)
    cast.house.pass(.seconds(30))
    try await sender.sendDue()
    #expect(try await cast.house.count("SELECT count(*) FROM outbox WHERE sent_at IS NULL") == 0)
    let tried = letters.withLock { $0 }
    #expect(tried.count == 2 && Set(tried.map(\.messageID)).count == 1)
    #expect(tried.allSatisfy { $0.others.count == 2 })
  }
}
