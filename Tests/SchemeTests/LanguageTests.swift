import Foundation
import Testing

@testable import Scheme

struct LanguageTests {
  @Test(
    "A tag is taken in its usual form, and another form is told what it is",
    arguments: [
      ("en-GB", true, nil), ("cy", true, nil), ("zh-Hant-HK", true, nil), ("en_gb", false, "en-GB"),
      ("EN-gb", false, "en-GB"), ("english", false, nil), ("en-XX", false, nil), ("", false, nil),
    ])
  func known(tag: String, isKnown: Bool, meant: String?) {
    #expect(Language.isKnown(tag) == isKnown)
    #expect(Language.meant(by: tag) == meant)
  }

  @Test("A page is written from right to left in languages that are")
  func direction() {
    #expect(["ar", "he", "ur-PK"].allSatisfy { Language($0).isRightToLeft })
    #expect(!["en-GB", "cy", "ja"].contains { Language($0).isRightToLeft })
  }

  @Test(
    "A number takes the form that its language gives it",
    arguments: [
      ("en-GB", "one other", [1: "one", 0: "other", 21: "other"]),
      (
        "cy", "zero one two few many other",
        [0: "zero", 1: "one", 2: "two", 3: "few", 6: "many", 4: "other", 13: "other"]
      ),
      ("pl", "one few many", [1: "one", 22: "few", 12: "many", 5: "many"]),
      ("ar", "zero one two few many other", [103: "few", 111: "many", 100: "other"]), ("ja", "other", [1: "other"]),
    ])
  func plurals(tag: String, categories: String, numbers: [Int: String]) {
    let language = Language(tag)
    for (number, category) in numbers { #expect(language.category(of: number).rawValue == category, "\(number)") }
    #expect(language.pluralCategories.map(\.rawValue).joined(separator: " ") == categories)
  }

  @Test("A number of a sentence chooses its form, whatever place it is in, in text and in markup")
  func sentence() {
    let texts = [
      "zero": "dim canllaw", "one": "un canllaw", "two": "dau ganllaw", "few": "tri chanllaw", "many": "chwe chanllaw",
      "other": "{count} canllaw",
    ]
    let words = Words(
      Dictionary(uniqueKeysWithValues: texts.map { ("site.guide-count.\($0.key)", $0.value) }), in: Language("cy"))
    for (count, text) in [
      (0, "dim canllaw"), (2, "dau ganllaw"), (3, "tri chanllaw"), (6, "chwe chanllaw"), (7, "7 canllaw"),
    ] {
      #expect(words.text(SiteWords.guideCount(count)) == text)
      #expect(("\(SiteWords.guideCount(count))" as HTML).said(in: words).string == text)
    }
  }

  @Test("Days, moments and lists are written as the language writes them, with Latin digits")
  func tables() throws {
    let day = try CalendarDay(checking: "2026-03-27")
    let days = ["en-GB": "27 March 2026", "cy": "27 Mawrth 2026", "de": "27. März 2026", "ja": "2026年3月27日"]
    for (tag, text) in days { #expect(Language(tag).words(for: day) == text) }
    #expect(try Language("fa").words(for: day).contains(/27 .* 2026/))
    let zone = try #require(TimeZone(identifier: "Europe/London"))
    #expect(
      Language("en-GB").words(for: Date(timeIntervalSince1970: 1_795_515_300), in: zone)
        == "24 November 2026 at 10:15 GMT")
    let names: [Phrase] = [Phrase(Name("Ana & Co")), Phrase(Name("Ben")), Phrase(Name("Cleo"))]
    for (tag, text) in ["en-GB": "Ana & Co, Ben and Cleo", "de": "Ana & Co, Ben und Cleo", "ja": "Ana & Co、Ben、Cleo"] {
      let words = Words([:], in: Language(tag))
      #expect(words.text(names.listed).filter { !"\u{2068}\u{2069}".contains($0) } == text)
    }
    #expect(Words([:], in: Language("ja")).text([Phrase("一")].listed) == "一")
    let html = ("\(names.listed)" as HTML).said(in: Words([:], in: Language("en-GB"))).string
    #expect(html == "<bdi>Ana &amp; Co</bdi>, <bdi>Ben</bdi> and <bdi>Cleo</bdi>")
  }

  @Test("Names are in the order of the language")
  func order() {
    func sorted(_ names: [String], _ tag: String) -> [String] {
      let language = Language(tag)
      return names.sorted { language.sortKey(of: $0).lexicographicallyPrecedes(language.sortKey(of: $1)) }
    }
    #expect(sorted(["Ärla", "Zoe", "ana", "Bo"], "de") == ["ana", "Ärla", "Bo", "Zoe"])
    #expect(sorted(["Ärla", "Zoe", "ana", "Bo"], "sv") == ["ana", "Bo", "Zoe", "Ärla"])
  }
}
