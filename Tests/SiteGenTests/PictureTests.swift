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

  @Test("A photograph that the camera took on its side stands upright", arguments: [1, 3, 6, 8])
  func turned(orientation: UInt8) throws {
    let plain = Array(try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/a.jpg")))
    for isBig in [true, false] {
      func number(_ value: UInt8, _ length: Int) -> [UInt8] {
        let bytes = [UInt8](repeating: 0, count: length - 1) + [value]
        return isBig ? bytes : bytes.reversed()
      }
      let entry = [isBig ? [0x01, 0x12] : [0x12, 0x01], number(3, 2), number(1, 4)]
      let tiff =
        Array((isBig ? "MM" : "II").utf8) + number(42, 2) + number(8, 4) + number(1, 2) + entry.joined()
        + number(orientation, 2) + [0, 0] + number(0, 4)
      let exif = Array("Exif\0\0".utf8) + tiff
      let turned = Array(plain.prefix(2)) + [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif + plain.dropFirst(2)
      let size = try #require(PictureSize(turned))
      #expect((size.width, size.height) == (orientation > 4 ? (17, 31) : (31, 17)))
      for length in 0..<120 { _ = PictureSize(Array(turned.prefix(length))) }
    }
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
