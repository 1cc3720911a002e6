import Foundation
import Testing

@testable import Intake

/// Words that are looked for, among mentors and in one's own diary.
struct SearchWordsTests {
  /// What someone wrote, what finds it, and what does not.
  static let texts: [(text: String, finds: [String], not: [String])] = [
    ("Sinéad O’Brien", ["o'brien", "OBrien", "O’BRIEN", "brien", "sinead", "sin obr", "“o'brien”"], ["bryan"]),
    ("Mary-Jane", ["mary jane", "maryjane", "Mary‑Jane", "mary–jane", "jane"], ["janet"]),
    ("Łódź and Ærø", ["lodz", "Łódź", "aero", "ÆRØ"], ["lotz"]),
    ("Weiß", ["weiss", "WEISS", "wei"], ["weisser"]),
    ("Ирина Чайковская", ["ирина", "ИРИ", "чайковская", "irina"], ["olga"]),
    ("Ὀδυσσεύς Παπαδόπουλος", ["οδυσσευς", "ΠΑΠ"], ["πολ-α"]),
    ("مُحَمَّد", ["محمد"], ["علي"]),
    ("山田太郎と話す", ["山田", "太郎", "話"], ["田山"]),
    ("ヤマダ", ["やまだ", "ﾔﾏﾀﾞ"], ["やまた"]),
    ("किरण", ["किर", "किरण"], ["करण"]),
    ("nurse-led “care”", ["care", "\"care\"", "nurse", "led", "nurseled"], ["caress"]),
    ("so\u{AD}cial wo\u{200B}rk", ["social", "work"], ["socials"]),
  ]

  @Test("A mentor is found by the beginnings of words, whatever the accents, apostrophes, hyphens and quotes")
  func mentors() async throws {
    let house = try await House()
    try await house.mentee("Ana", [])
    let ids = try await [house.mentor("Ben", []), house.mentor("Dev", [])]
    let (ana, ben) = (try await house.signedIn("ana@example.org"), try await house.signedIn("ben@example.org"))
    #expect(ids.count == 2)
    for (text, finds, not) in Self.texts {
      try await ben.open("/my/forms/profile")
      try await ben.send("/my/forms/profile", [("experience", text), ("_checked", "yes")])
      for words in finds + not {
        let query = try #require(words.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        try await ana.open("/my/mentors?word=\(query)")
        #expect(ana.names == (finds.contains(words) ? ["Ben"] : []), "\(words) in \(text)")
      }
    }
  }

  @Test("A name is found as it is written elsewhere")
  func names() async throws {
    let house = try await House()
    try await house.mentee("Ana", [])
    try await house.mentor("Zoë d’Arc-Łęcka", [])
    let ana = try await house.signedIn("ana@example.org")
    for words in ["darc", "d'arc", "lecka", "zoe", "zoë+leck", "arc-lecka"] {
      try await ana.open("/my/mentors?word=\(words.replacing("ë", with: "%C3%AB"))")
      #expect(ana.names.count == 1, "\(words)")
    }
  }

  @Test("An entry of the diary is found in the same way, and by a part of a word, too")
  func diary() async throws {
    let house = try await House()
    let ana = try await house.signedIn("ana@example.org")
    for (text, _, _) in Self.texts { try await ana.post("/my/forms/diary-entry", [("diary-entry", text)]) }
    for (text, finds, not) in Self.texts {
      for words in finds + not + [String(text.unicodeScalars.prefix(5).dropFirst())] {
        let query = try #require(words.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        try await ana.open("/my/diary?words=\(query)")
        let found = ana.page.contains("<p class=\"typed\" dir=\"auto\">\(text.replacing("\"", with: "&quot;"))</p>")
        #expect(found != not.contains(words), "\(words) in \(text)")
      }
    }
  }
}
