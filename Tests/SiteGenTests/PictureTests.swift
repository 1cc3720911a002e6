import Foundation
import Testing

@testable import SiteGen

struct PictureTests {
  static let folder = Fixture.folder + "/pictures"
  static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()

  @Test("The size of each kind of picture is read from its file", arguments: files)
  func size(name: String) throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/\(name)")))
    let size = try #require(PictureSize(bytes))
    #expect((size.width, size.height) == (31, 17))
  }

  @Test("There is a picture of each kind")
  func kinds() {
    #expect(Self.files.count == 9)
    for ending in Picture.endings where ending != ".jpeg" {
      #expect(Self.files.contains { $0.hasSuffix(ending) }, "\(ending)")
    }
  }

  @Test(
    "A drawing of a size that no number holds is refused",
    arguments: ["99999999999999999999", "1" + String(repeating: "0", count: 400)])
  func tooLarge(width: String) {
    #expect(PictureSize(Array("<svg width=\"\(width)\" height=\"3\"></svg>".utf8)) == nil)
    #expect(PictureSize(Array("<svg viewBox=\"0 0 \(width) 3\"></svg>".utf8)) == nil)
  }

  @Test("A picture that is cut off at any place is refused or measured, and nothing worse", arguments: files)
  func cutOff(name: String) throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/\(name)")))
    for length in 0..<min(bytes.count, 700) {
      if let size = PictureSize(Array(bytes.prefix(length))) { #expect(size.width == 31 && size.height == 17) }
    }
  }
}
