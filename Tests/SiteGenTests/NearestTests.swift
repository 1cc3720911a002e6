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
}
