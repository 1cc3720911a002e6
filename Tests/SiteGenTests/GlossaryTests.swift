import Foundation
import Testing

/// `docs/glossary.md` has one word for each thing, and the words that are not used for it.
struct GlossaryTests {
  private typealias Words = [String]

  /// A word of the glossary, with what is not written instead of it, and the phrases in which that is right all the same.
  private struct Entry {
    let word: String
    let refused: [Words]
    let exceptions: [Words]

    init(word: String, refused: String, exceptions: String = "") {
      self.word = word
      self.refused = Entry.phrases(refused)
      self.exceptions = Entry.phrases(exceptions)
    }

    private static func phrases(_ cell: String) -> [Words] {
      cell.split(separator: ",").map { GlossaryTests.words(of: String($0)) }
    }
  }

  private static func glossary() throws -> [Entry] {
    try Docs.table("The words", in: "docs/glossary.md").map { row in
      Entry(
        word: row["Word"] ?? "", refused: try #require(row["Words not to use"]),
        exceptions: try #require(row["Except in"]))
    }
  }

  private static func words(of line: some StringProtocol) -> Words {
    line.lowercased().replacing("’", with: "'").split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "-" }
      .map { $0.hasSuffix("'s") ? String($0.dropLast(2)) : String($0) }
  }

  /// What people read of a file, line by line: no ids, keys, code, placeholders or targets of links.
  private static func prose(of text: String) -> [String] {
    var lines = text.components(separatedBy: "\n")
    if lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") {
      for index in 0...end {
        let read = lines[index].firstMatch(of: /^(?:title|summary):(.*)/)
        lines[index] = read.map { String($0.output.1) } ?? ""
      }
    }
    for index in lines.indices
    where lines[index].hasPrefix("    ") || lines[index].drop(while: { $0 == " " }).hasPrefix("```") {
      lines[index] = ""
    }
    // A sign that is in no phrase stands for what was left out, so that the words beside it do not meet.
    return lines.joined(separator: "\n").replacing(/`[^`]*`|\{\w+\}|\]\([^)]*\)/) { match in
      " 0 " + match.output.filter { $0 == "\n" }
    }.components(separatedBy: "\n")
  }

  /// Each use of a word that is not to be used, as a sentence that begins with its line.
  private static func uses(of glossary: [Entry], in text: String) -> [String] {
    let words = prose(of: text).enumerated().flatMap { number, line in
      Self.words(of: line).map { (text: $0, line: number + 1) }
    }
    let texts = words.map(\.text)
    func places(of phrases: [Words]) -> [Range<Int>] {
      let beginning = Dictionary(grouping: phrases, by: \.first)
      return texts.indices.flatMap { start in
        (beginning[texts[start]] ?? []).filter { texts[start...].starts(with: $0) }.map { start..<(start + $0.count) }
      }
    }
    return glossary.flatMap { entry -> [String] in
      let excepted = places(of: entry.exceptions)
      return places(of: entry.refused).filter { use in !excepted.contains { $0.contains(use) } }.map { use in
        "\(words[use.lowerBound].line): not “\(texts[use].joined(separator: " "))” but “\(entry.word)”"
      }
    }
  }

  private static let texts = ["content", "docs", "README.md"]

  @Test("Content and docs use the glossary's words", arguments: texts)
  func used(part: String) throws {
    let glossary = try Self.glossary()
    let files = try Docs.markdown(in: part).filter { $0 != "docs/glossary.md" }
    #expect(files.count >= (part == "content" ? 60 : 1))
    for file in files {
      for use in Self.uses(of: glossary, in: try Docs.text(file)) { Issue.record("\(file):\(use)") }
    }
  }

  @Test("A thing has one word: none stands twice, and none is refused elsewhere in the table")
  func consistent() throws {
    let glossary = try Self.glossary()
    #expect(glossary.count > 20)
    let words = glossary.flatMap { $0.word.components(separatedBy: ", ") }
    #expect(Set(words).count == words.count)
    for word in words { #expect(Self.uses(of: glossary, in: word).isEmpty, "\(word)") }
    for entry in glossary {
      for exception in entry.exceptions {
        let holds = entry.refused.contains { refused in
          exception.indices.contains { exception[$0...].starts(with: refused) }
        }
        #expect(holds, "\(exception.joined(separator: " ")) needs no exception")
      }
    }
  }

  @Test(
    "Words are found whole, in any case, over the end of a line, and with their line",
    arguments: [
      ("Ana writes a mail.", ["1: not “mail” but “email”"]),
      ("The MAIL’s subject", ["1: not “mail” but “email”"]),
      ("One.\n\n> Ben, cart it\n> off.", ["3: not “cart it off” but “download”"]),
      (
        "---\ntitle: A mail\norder: 3\nmail: mail\n---\n*Mail*",
        ["2: not “mail” but “email”", "6: not “mail” but “email”"]
      ),
      (
        "```choice mail\nWhich mail?\n- `mail` By mail\n```",
        ["2: not “mail” but “email”", "3: not “mail” but “email”"]
      ),
      ("A mailbox, an e-mail, email; a mail server.", []),
      ("[Ana](mail.md), `mail` and `a long\nmail` {mail}", []),
      ("`code\nends` here\n[mail](x.md)", ["3: not “mail” but “email”"]),
      ("Cart {it} off, cart `it` off, cart it offhand.", []),
      ("    mail\n  ```mail mail\n  By *mail*", ["3: not “mail” but “email”"]),
    ])
  func matching(text: String, expected: [String]) {
    let glossary = [
      Entry(word: "email", refused: "mail, mails", exceptions: "mail server, mail servers"),
      Entry(word: "download", refused: "cart it off"),
    ]
    #expect(Self.uses(of: glossary, in: text) == expected)
  }
}
