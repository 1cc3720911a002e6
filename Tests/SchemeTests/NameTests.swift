import Testing

@testable import Scheme

/// A name that runs from right to left leaves the words round it in their order.
struct NameTests {
  private let name = Name("ثناء <b>")

  @Test("A name stands apart: in markup as an element, in plain text between isolates, and a wording holds both")
  func apart() {
    #expect(("\(name) has answered." as HTML).string == "<bdi>ثناء &lt;b&gt;</bdi> has answered.")
    #expect("\(Name("Ben")) has answered." as String == "Ben has answered.")
    #expect("\(name) has answered." as String == "\u{2068}ثناء <b>\u{2069} has answered.")
    let words: Wording = "\(name) & \(2) \("<i>")" + "."
    #expect(words.html.string == "<bdi>ثناء &lt;b&gt;</bdi> &amp; 2 &lt;i&gt;.")
    #expect(words.text == "\u{2068}ثناء <b>\u{2069} & 2 <i>.")
    #expect(("<p>\(words)</p>" as HTML).string == "<p>\(words.html.string)</p>")
  }

  @Test("Wordings are joined like texts")
  func joined() {
    let words: [Wording] = ["a", "\(name)", "c"]
    #expect(words.joined(separator: " · ").text == "a · \(name) · c")
    #expect([Wording]().joined(separator: ", ").text.isEmpty)
  }
}
