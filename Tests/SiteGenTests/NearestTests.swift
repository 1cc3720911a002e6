import Foundation
import Testing

@testable import SiteGen

struct NearestTests {
  @Test(
    "Letters put in, taken out, changed and swapped are counted",
    arguments: [
      ("", "", 0), ("a", "", 1), ("dairy", "diary", 1), ("first-meting", "first-meeting", 1), ("abc", "xyz", 3),
    ])
  func distances(one: String, other: String, distance: Int) {
    #expect(Nearest.distance(one, other) == distance)
    #expect(Nearest.distance(other, one) == distance)
  }

  @Test("The nearest is offered, and nothing that is far")
  func hints() {
    #expect(Nearest.hint(for: "titel", among: ["title", "summary"]) == " Did you mean `title`?")
    #expect(Nearest.hint(for: "colour", among: ["title", "summary"]).isEmpty)
    #expect(Nearest.hint(for: "x", among: []).isEmpty)
  }

  @Test("A file of the same name is offered before one that is near, and of several the nearest")
  func files() {
    let paths = ["guides/asking.md", "old/guides/asking.md", "help/saying.md", "help/index.md"]
    let nearest = NearestFile()
    #expect(nearest.hint(for: "guide/asking.md", among: paths) == " Did you mean `guides/asking.md`?")
    #expect(nearest.hint(for: "help/asking.md", among: paths) == " Did you mean `guides/asking.md`?")
    #expect(nearest.hint(for: "help/sayin.md", among: paths) == " Did you mean `help/saying.md`?")
    #expect(nearest.hint(for: "nowhere/sayin.md", among: paths).isEmpty)
  }

  @Test("Once a folder has been renamed, a dead link costs no more among many files than among few")
  func thousands() {
    /// What a thousand dead links cost, in this thread alone: other tests run beside it.
    func cost(among count: Int) -> Double {
      let paths = (0..<count).map { "lots/page-\($0).md" }
      let nearest = NearestFile()
      #expect(nearest.hint(for: "many/page-0.md", among: paths) == " Did you mean `lots/page-0.md`?")
      let start = clock()
      for page in 0..<1_000 { _ = nearest.hint(for: "many/page-\(page).md", among: paths) }
      return clock() - start
    }
    #expect(cost(among: 32_000) < 8 * cost(among: 1_000))
  }

  private func clock() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
  }
}
