import Foundation
import GRDB
import Scheme
import Testing

@testable import Intake

/// Names that are one person's, however they are written: where it matters that nobody is missed.
struct SameNameTests {
  private static func put(_ people: String, by browser: Browser) async throws {
    try await browser.open("/my/not-paired")
    try await browser.send("/my/not-paired", [("people", people)])
    #expect(browser.answer.status == 200)
  }

  private static func names(for browser: Browser) async throws -> [String] {
    try await browser.open("/my/mentors")
    return browser.names
  }

  /// A name as it stands in a profile, and lines that mean it.
  static let same: [(name: String, lines: [String])] = [
    ("Ben O’Brien", ["ben o'brien", "Ben OBrien", "BEN O BRIEN", "Ben O`Brien", "Ben OʼBrien", "O′Brien, Ben"]),
    (
      "Mary-Jane Smith",
      ["Mary Jane Smith", "Maryjane Smith", "Mary\u{2011}Jane Smith", "mary–jane smith", "Smith Mary-Jane"]
    ),
    ("Łukasz Żółć", ["Lukasz Zolc", "ŁUKASZ ŻÓŁĆ", "Zolc, Lukasz"]),
    ("Jørgen Ærø", ["Jorgen Aero", "Joergen Aeroe", "Jörgen Ærø"]),
    ("Đorđe Þór", ["Dorde Thor", "ĐORĐE ÞÓR"]),
    ("Işık Weiß", ["ISIK WEISS", "isik weiss", "Işık Weiss"]),
    ("Müller", ["Mueller", "Muller", "MU\u{308}LLER"]),
    ("Mueller", ["Müller"]),
    ("B\u{200B}en Sm\u{AD}ith", ["Ben Smith", "Ben\u{200D} Smith\u{FEFF}"]),
    (
      "Ben Smith",
      ["Dr Ben Smith", "Prof. Dr. med. Ben Smith", "Mr. Smith, Ben", "Smith, Ben", "Smith,Ben", "Smith Ben"]
    ),
    (
      "Ben Smith",
      ["\u{2022} Ben Smith", "- Ben Smith.", "1. Ben Smith", "2) Ben Smith", "* Smith, Ben (HR)", "Ben Smith (HR"]
    ),
    ("Ben Smith", ["Ben Smith - HR", "Ben Smith, ward 7", "Ben Smith from HR", "Ben J. Smith", "Ben James Smith"]),
    ("Ben Smith", ["Dev Jones, Ben Smith", "Ben Smith and Dev Jones", "Dev Jones/Ben Smith", "Dev Jones Ben Smith"]),
    ("Ben", ["Dr Ben", "Prof. Ben", "Dev, Ben", "Ben & Dev", "Dev and Ben", "Ben (HR)", "• Ben", "“Ben”", "3. Ben."]),
    ("Prof. Ben Smith (he/him)", ["Ben Smith", "Smith, Ben"]),
    ("Dr Ben James Smith, PhD", ["Ben Smith", "Smith, Ben", "Ben James Smith"]),
    ("Smith, Ben", ["Ben Smith", "Smith, Ben", "BEN SMITH"]),
    ("Ｂｅｎ　Ｓｍｉｔｈ", ["Ben Smith"]),
    ("山田 太郎", ["山田太郎", "太郎 山田"]),
    ("مُحَمَّد علي", ["محمد علی", "أحمد، محمد علي"]),
    ("Веn Ѕmіth", ["Ben Smith", "BEN SMITH", "Smith, Ben"]), ("ΒΕΝ", ["Ben"]), ("Иван", ["ИВАН", "Ivan"]),
    ("Kate Bishop", ["Kate Bishop", "Bishop, Kate"]),
    ("Jack Ma", ["Jack Ma", "Ma Jack"]),
    ("Nurse Jackie Peyton RGN", ["Jackie Peyton", "Peyton, Jackie", "Jackie Peyton’s team", "Jackie Ann Peyton"]),
    ("Jackie Peyton-Smith she/her", ["Jackie Peyton", "Jackie Smith", "Jackie Peyton-Smith"]),
    ("Hi I am Jackie Peyton 2", ["Jackie Peyton", "Dr J. Jackie Peyton (HR)"]),
    ("Ana Lopez y Garcia", ["Ana Lopez", "Ana Garcia"]), ("Mary-Jane Smith Jones", ["Mary-Jane Smith"]),
    ("Νίκος Παπαδόπουλος", ["Nikos Papadopoulos", "NIKOS PAPADOPOULOS", "Παπαδόπουλος Νίκος"]),
  ]

  @Test("However a name is written, it means the one who has it", arguments: same.indices)
  func means(index: Int) {
    let (name, lines) = Self.same[index]
    for line in lines {
      #expect(!SameName.keys(ofProfile: name).isDisjoint(with: SameName.keys(inLine: line)), "\(line) | \(name)")
    }
  }

  @Test(
    "Other people’s names are other names",
    arguments: [
      ("Ana", "Naa"), ("Amy", "Mya"), ("Ben Smith", "Ben"), ("Ben", "Ben Smith"), ("Ben Smith", "Ben Smyth"),
      ("Maria del Mar Ruiz", "Maria del Mar Gil"), ("Joe", "Jo"), ("Dr Ben", "Dr Dev"),
      ("Ida van der Berg", "Ana van der Velde"),
      ("Ben Jones", "Ben Smith and Dev Jones"), ("राम", "रमा"), ("Ben (HR)", "Dev (HR)"),
    ])
  func others(name: String, line: String) {
    #expect(SameName.keys(ofProfile: name).isDisjoint(with: SameName.keys(inLine: line)))
  }

  @Test("A name on one’s list parts two people, whichever came first, and the list comes back as it was typed")
  func throughTheForm() async throws {
    let house = try await House()
    let mentor = [("role", "both"), ("places", "1")]
    for name in ["Ana", "Ben O’Brien"] { try await house.cast(name, mentor) }
    let ana = try await house.signedIn("ana@example.org")
    try await Self.put("\u{2022} Dr. OBrien, Ben (HR)\u{B}Łucja", by: ana)
    #expect(try await Self.names(for: ana) == [])
    try await house.cast("Lucja", mentor)
    #expect(try await Self.names(for: ana) == [])
    try await ana.open("/my/not-paired")
    #expect(ana.page.contains("Dr. OBrien, Ben (HR)\nŁucja"))
    try await Self.put("Łucja", by: ana)
    #expect(try await Self.names(for: ana) == ["Ben O’Brien"])
  }

  @Test("A list may be changed some times a day: what is typed beyond that comes back, and the old list holds")
  func limited() async throws {
    let house = try await House { $0.limits["list-changes-person-day"] = 2 }
    let ana = try await house.signedIn("ana@example.org")
    for line in ["Ben", "Ben", "Dev"] { try await Self.put(line, by: ana) }
    try await ana.open("/my/not-paired")
    try await ana.send("/my/not-paired", [("people", "Dev\nMallory Finch")])
    #expect(ana.answer.status == 429 && ana.page.contains("Mallory Finch"))
    #expect(try await house.count("SELECT count(*) FROM not_paired_line WHERE line = 'Dev'") == 1)
    house.pass(.days(1))
    try await Self.put("Dev\nMallory Finch", by: ana)
  }

  @Test("What was kept by other rules is folded anew as the service starts, and lines mean whom they mean now")
  func renewed() async throws {
    let house = try await House()
    let mentor = [("role", "both"), ("places", "1")]
    for name in ["Ana", "Łucja O’Brien"] { try await house.cast(name, mentor) }
    let ana = try await house.signedIn("ana@example.org")
    try await Self.put("Dev", by: ana)
    try await house.run(
      """
      DELETE FROM profile_name; DELETE FROM profile_text; UPDATE folding SET version = '0';
      UPDATE not_paired_line SET line = 'Lucja OBrien', folded = 'lucja obrien'; DELETE FROM not_paired_key;
      """)
    #expect(try await Self.names(for: ana) == ["Łucja O’Brien"])
    try await house.intake.store.write { try MatchingIndex.renew(for: Language(Language.usual), in: $0) }
    #expect(try await Self.names(for: ana) == [])
    try await Self.put("", by: ana)
    try await ana.open("/my/mentors?word=lucj")
    #expect(ana.names == ["Łucja O’Brien"])
  }
}
