import Foundation

/// A folder of Markdown as it may come from anywhere: full of HTML, tables, shortcodes and odd encodings. The same
/// for the same seed.
struct OddFolder {
  /// A file, and the words at its head and its end that must not be lost.
  struct File {
    var name: [UInt8]
    var first: String
    var last: String
    var bytes: [UInt8]
  }

  private var random: Generator

  init(seed: UInt64) {
    random = Generator(state: seed)
  }

  mutating func files(_ count: Int) -> [File] { (1...count).map { file($0) } }

  private mutating func file(_ number: Int) -> File {
    let (first, last) = ("first\(number)kept", "last\(number)kept")
    let middle = (0..<Int.random(in: 0...3, using: &random)).map { _ in pick(pieces(number)) }
    let body = ([first] + middle + [last]).joined(separator: "\n\n") + "\n"
    let text = pick(heads(number)) + body
    return File(name: name(number), first: first, last: last, bytes: encoded(text))
  }

  private mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int.random(in: choices.indices, using: &random)]
  }

  /// One of the usual ways more often than one of the odd ones.
  private mutating func pick<Choice>(_ usual: Choice, or odd: [Choice]) -> Choice {
    Int.random(in: 0..<4, using: &random) == 0 ? pick(odd) : usual
  }

  // MARK: Names

  private mutating func name(_ number: Int) -> [UInt8] {
    let folder = pick("guides/", or: ["roadmap/", "forms/", "mail/", "", "deep/er/and/deeper/", "Odd Folder/", "my/"])
    let usual = Array("odd-\(number).md".utf8)
    let odd = ["Odd \(number).md", "ödd-\(number).md", "odd-\(number).MD", "odd-\(number).markdown", "-\(number).md"]
    return Array(folder.utf8) + pick(usual, or: odd.map { Array($0.utf8) } + [[0x6F, 0xFF, 0xE9] + usual])
  }

  // MARK: Front matter

  private func heads(_ number: Int) -> [String] {
    let usual = "---\ntitle: Odd \(number)\n---\n"
    let odd = [
      "", "---\n", "---\n---\n", "+++\ntitle = \"Odd\"\n+++\n", "{\"title\": \"Odd\"}\n\n",
      "----\ntitle: Odd\n----\n", "---\ntitle: Odd\n...\n", "---\ntitle: Odd\ntags:\n  - a\n  - b\n---\n",
      "---\ntitle: |\n  Odd\n---\n", "---\n\"title\": Odd\n---\n", "---\ntitle: Odd\nlayout: post\n---\n",
      "---\ntitle: Odd\nupdated: yesterday\n---\n", "---\ntitle: '" + many("''", 500) + "'\n---\n",
      "---\ntitle: \u{202E}ddO \u{301}\n---\n", "--- \ntitle: Odd\n--- \n", "\n---\ntitle: Odd\n---\n",
      "---\ntitle: [Odd, Odder]\n---\n", "---\ntitle: Odd\naliases: [guides/was-\(number).md, ../../up.md]\n---\n",
      "---\ntitle: Odd\ndraft: true\n---\n",
    ]
    return Array(repeating: usual, count: odd.count * 3) + odd
  }

  // MARK: Bodies

  private func pieces(_ number: Int) -> [String] { plain(number) + blocks(number) + foreign(number) + heavy }

  /// What any Markdown has.
  private func plain(_ number: Int) -> [String] {
    [
      "## Heading \(number)", "### Too low", "# A title of its own", "Set\n===", "- one\n- two\n\n  - three",
      "1) a\n7) b", "> quoted\nlazily", "    indented code", "```\nplain fence\n```", "***",
      "[a]: /b \"c\"\n\n[a] and [b]", "*emph **strong* mixed**", "a\\\nb  \nc",
      "&amp; &nosuch; &#0; &#xD800; &#1114112;", "![](odd.png)", "![words](../x.png)", "[up](../../../../etc/passwd)",
      "[js](javascript:alert%281%29)", "<https://example.org/?a=b&c>", "[odd](odd-1.md)",
      "[self](#heading-\(number))", "[home](../index.md)", "[home](index.md)", "[long](" + many("a/", 999) + ")",
    ]
  }

  /// Fences of ours, right and wrong.
  private func blocks(_ number: Int) -> [String] {
    [
      "```diary odd-\(number)\nWhat?\n> hint\n```", "```diary odd-\(number) max=5\n- a list?\n```", "```diary\n```",
      "```choice pick-\(number)\nWhich?\n- `a` A\n- B\n```", "```table\n| a | b |\n|---|--:|\n| 1 | *2* |\n```",
      "```table\n| a | b |\n|---|\n| 1 |\n```", "```table\n| a |\n|---|\n| --- |\n```", "```note\nMind *this*.\n```",
      "```note\n## Not here\n```", "```warning\n```", "```swift\nlet it = be\n```",
      "- ```diary inner-\(number)\n  Q\n  ```", "```diary odd-\(number)\nNever closed", "~~~note\nTildes.\n~~~",
      "```table\n| a |\n|---|\n| [x](nowhere.md) <b> |\n```",
    ]
  }

  /// What other generators take.
  private func foreign(_ number: Int) -> [String] {
    [
      "<div class=\"x\">\n\n*in*\n\n</div>", "<script>alert(1)</script>", "<!-- a remark -->", "<!-- never closed",
      "a <b>b</b>", "<img src=x onerror=alert(1)>", "<details><summary>s</summary>\nd</details>", "<?php echo 1 ?>",
      "<![CDATA[x]]>", "{{< figure src=\"a.png\" >}}", "{{% notice %}}\nx\n{{% /notice %}}", "{% include a.html %}",
      "{{ page.title }}", "| a | b |\n|---|---|\n| 1 | 2 |", "[[Wiki link]]", "!!! note\n    Indented",
      ":::tip\nx\n:::", "- [ ] a task", "~~gone~~", "A note.[^1]\n\n[^1]: Below.", "term\n: definition",
      "$$\\frac{1}{2}$$", "import X from './x'\n\n<X prop={1} />", ":smile:", "{#anchor .class}", "[toc]",
      "<a name=\"x\"></a>", "%%obsidian%%", "==marked==", "\\begin{a}\n\\end{a}", "<%= erb %>",
    ]
  }

  /// What programs choke on.
  private var heavy: [String] {
    [
      many("> ", 1_000) + "deep", many("- ", 300) + "deep", many("[", 3_000), many("*a_", 2_000),
      many("`", 999) + "x", many("long ", 5_000), many("e\u{301}", 500),
      "👩‍👩‍👧‍👦 \u{202E}rtl\u{202C} \u{FEFF} \u{2028} x", "nul\u{0}here", "bell\u{7} escape\u{1B}[31m",
      many("a\n", 2_000), "\u{FFFD} \u{FFFF} \u{10FFFF}",
    ]
  }

  private func many(_ piece: String, _ count: Int) -> String { String(repeating: piece, count: count) }

  // MARK: Encodings

  private mutating func encoded(_ text: String) -> [UInt8] {
    let utf8 = Array(text.utf8)
    switch Int.random(in: 0..<30, using: &random) {
    case 0: return Array(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    case 1: return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case 2: return [0xEF, 0xBB, 0xBF] + utf8
    case 3: return text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } + [0xE4, 0xF6, 0xFC]
    case 4: return utf8.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    case 5: return utf8.map { $0 == 0x0A ? 0x0D : $0 }
    case 6: return utf8 + [0xC0, 0xAF]
    case 7: return utf8 + [0xED, 0xA0, 0x80]
    case 8: return Array(utf8.prefix(utf8.count / 2)) + [0xF0, 0x9F] + utf8.suffix(utf8.count / 2)
    case 9: return Array(utf8.dropLast())
    default: return utf8
    }
  }
}
