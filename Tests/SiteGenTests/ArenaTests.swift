import Scheme
import Testing

@testable import SiteGen

struct ArenaTests {
  @Test("Pieces lie apart, begin where any value may, and keep their bytes, however large they are and grow")
  func pieces() {
    Arena.use {
      let sizes = [1, 16, 17, 300_000, 5, 1 << 20, 40]
      var pieces = sizes.enumerated().map { number, size in
        let piece = Arena.take(size)
        piece.initializeMemory(as: UInt8.self, repeating: UInt8(number + 1), count: size)
        return piece
      }
      for number in [6, 0, 3] {
        let larger = Arena.resize(pieces[number], to: sizes[number] * 3)
        (larger + sizes[number]).initializeMemory(as: UInt8.self, repeating: 0xFF, count: sizes[number] * 2)
        pieces[number] = larger
      }
      for (number, (piece, size)) in zip(pieces, sizes).enumerated() {
        #expect(Int(bitPattern: piece) % 16 == 0)
        #expect(UnsafeRawBufferPointer(start: piece, count: size).allSatisfy { $0 == UInt8(number + 1) })
      }
    }
  }

  @Test("What the inner of two uses took lasts as long as the outer one")
  func nested() {
    Arena.use {
      let outer = Arena.take(8)
      let inner = Arena.use {
        let inner = Arena.takeZeroed(8)
        inner.storeBytes(of: 7, as: Int.self)
        return inner
      }
      outer.storeBytes(of: 1, as: Int.self)
      #expect(Arena.take(8) != inner)
      #expect(inner.load(as: Int.self) == 7)
    }
  }

  @Test("Documents of any size, read side by side and one inside the other, come out whole")
  func documents() {
    let sizes = Array(repeating: [1, 40, 9_000], count: 8).flatMap(\.self)
    let drawn = sizes.concurrentMap { size in
      Markdown.read(String(repeating: "Some *text*.\n\n", count: size).utf8, in: Language(Language.usual)) { outer in
        let inner = Markdown.read("> Other\n".utf8, in: Language(Language.usual)) { $0.html.string }
        return inner + outer.html.string
      }
    }
    for (size, text) in zip(sizes, drawn) {
      let expected = String(repeating: "<p>Some <em>text</em>.</p>\n", count: size)
      #expect(text == "<blockquote>\n<p>Other</p>\n</blockquote>\n" + expected)
    }
  }
}
