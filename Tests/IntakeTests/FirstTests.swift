import Scheme
import Testing

@testable import Intake

struct FirstTests {
  @Test("Ana keeps an entry in her diary, and Ben cannot open it")
  func diary() async throws {
    let pair = try await Pairing.begun()

    try await pair.ana.open("/my/forms/diary-entry")
    try await pair.ana.send("/my/forms/diary-entry", [("diary-entry", "A quiet day.")])

    #expect(pair.ana.page.says(DiaryWords.kept))
    #expect(try await pair.house.count("SELECT count(*) FROM diary_entry") == 1)
    #expect(try await pair.ben.open(pair.ana.path).status == 404)
  }
}
