import Testing

@testable import Scheme

/// A name that runs from right to left leaves the words round it in their order.
struct NameTests {
  private let name = Name("ثناء <b>")

  @Test("A name stands apart: in markup as an element, in plain text between isolates, and a phrase becomes either")
  func apart() {
    #expect(("\(name) has answered." as HTML).string == "<bdi>ثناء &lt;b&gt;</bdi> has answered.")
    #expect("\(Name("Ben")) has answered." as String == "Ben has answered.")
    #expect("\(name) has answered." as String == "\u{2068}ثناء <b>\u{2069} has answered.")
    let words: Phrase = "\(name) & \(2) \("<i>")" + "."
    #expect(("\(words)" as HTML).string == "<bdi>ثناء &lt;b&gt;</bdi> &amp; 2 &lt;i&gt;.")
    #expect(Words.none.text(words) == "\u{2068}ثناء <b>\u{2069} & 2 <i>.")
    #expect(
      ("<p title=\"\(plain: words)\">" as HTML).string
        == "<p title=\"\u{2068}ثناء &lt;b&gt;\u{2069} &amp; 2 &lt;i&gt;.\">")
  }

  @Test("Phrases are joined like texts")
  func joined() {
    let words: [Phrase] = ["a", "\(name)", "c"]
    #expect(Words.none.text(words.joined(separator: " · ")) == "a · \(name) · c")
    #expect([Phrase]().joined(separator: ", ").isEmpty)
  }
}
