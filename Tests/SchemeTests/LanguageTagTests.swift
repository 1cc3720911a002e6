import Testing

@testable import Scheme

struct LanguageTagTests {
  @Test(
    "A tag is taken in its usual form, and another form is told what it is",
    arguments: [
      ("en-GB", true, nil), ("cy", true, nil), ("zh-Hant-HK", true, nil), ("en_gb", false, "en-GB"),
      ("EN-gb", false, "en-GB"), ("english", false, nil), ("en-XX", false, nil), ("", false, nil),
    ])
  func known(tag: String, isKnown: Bool, meant: String?) {
    #expect(LanguageTag.isKnown(tag) == isKnown)
    #expect(LanguageTag.meant(by: tag) == meant)
  }

  @Test("A page is written from right to left in languages that are")
  func direction() {
    #expect(["ar", "he", "ur-PK"].allSatisfy { LanguageTag.direction(of: $0) == "rtl" })
    #expect(["en-GB", "cy", "ja"].allSatisfy { LanguageTag.direction(of: $0) == "ltr" })
  }
}
