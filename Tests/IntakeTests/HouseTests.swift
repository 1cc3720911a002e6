import Foundation
import Testing

struct HouseTests {
  /// A house in which someone has written something.
  ///
  /// - Returns: its folder.
  private func lived() async throws -> String {
    let house = try await House()
    _ = try await house.signedIn("ana@example.org")
    #expect(FileManager.default.fileExists(atPath: house.folder + "/intake.db"))
    return house.folder
  }

  @Test("A house that nobody holds any more leaves no folder, and no file open")
  func leavesNothing() async throws {
    let folder = try await lived()
    #expect(!FileManager.default.fileExists(atPath: folder))
    let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap {
      try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + $0)
    }
    #expect(!open.isEmpty && open.allSatisfy { !$0.hasPrefix(folder) })
  }

  @Test("A browser keeps the folder of its house")
  func browserKeepsIt() async throws {
    let browser = try await House().signedIn("ana@example.org")
    try await browser.open("/my/")
    #expect(browser.answer.status == 200)
  }
}
