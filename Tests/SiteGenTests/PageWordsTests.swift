import Testing

@testable import SiteGen

struct PageWordsTests {
  @Test(
    "Words are what a reader would look for",
    arguments: [
      ("“Ask” — don’t tell", 4, "ask don tell"),
      ("Ärger über Zürich", 3, "zürich ärger über"),
      ("one two one", 3, "one two"),
      ("a of I 1:1", 5, ""),
      ("x\u{A0}y… fünf\u{2009}Meter", 4, "fünf meter"),
      ("ÀÉ I´m €5 \u{206F}Ǆen 日本語 ÐØ 𝔘𝔫𝔡\u{2070}", 8, "ǆen 日本語 𝔘𝔫𝔡⁰"),
      ("", 0, ""),
    ])
  func words(text: String, count: Int, index: String) {
    let words = PageWords(of: Array(text.utf8), isIndexed: true)
    #expect(words.count == count)
    #expect(words.index == index)
    #expect(PageWords(of: Array(text.utf8), isIndexed: false).index.isEmpty)
  }
}
