import Foundation
import Scheme

/// A picture of the content folder: how large it is, and where it comes out, with a fingerprint in its name.
struct Picture: Sendable, Equatable {
  /// The file, from the content folder.
  var source: String
  var path: SitePath
  /// In CSS pixels, like the next one. With both, browsers keep the space free until the picture has loaded.
  var width: Int
  var height: Int

  static let endings = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"]

  /// True for a file that has a picture's extension.
  static func isPicture(_ file: SourceFile) -> Bool { ending(of: file.path) != nil }

  private static func ending(of path: String) -> String? { endings.first { path.hasSuffix($0) } }

  /// Measures a picture.
  static func read(_ file: SourceFile) -> Checked<Picture?> {
    func fault(_ message: String) -> Checked<Picture?> {
      Checked(value: nil, diagnostics: [Diagnostic(place: Diagnostic.Place(file: file.name), message: message)])
    }
    let bytes: [UInt8]
    do { bytes = try file.bytes() } catch { return fault("\(error)") }
    guard let size = PictureSize(bytes) else {
      if file.path.hasSuffix(".svg"), PictureSize.isDrawing(bytes) {
        return fault("This drawing does not say how large it is. Give its `<svg` a width and a height, or a viewBox.")
      }
      return fault("This is no picture that browsers know: save it again as PNG, JPEG, GIF, WebP or SVG.")
    }
    guard let ending = ending(of: file.path),
      let path = SitePath("\(file.path.dropLast(ending.count)).\(Fingerprint.of(bytes))\(ending)")
    else {
      return fault(Assets.badName)
    }
    return Checked(
      value: Picture(source: file.path, path: path, width: size.width, height: size.height), diagnostics: [])
  }
}

/// Reads the size of a picture from the first bytes of its file, whatever the file is called.
struct PictureSize: Equatable {
  var width: Int
  var height: Int

  /// `nil` for what is not a picture, or has no size.
  init?(_ bytes: [UInt8]) {
    guard
      let (width, height) = PictureSize.png(bytes) ?? PictureSize.gif(bytes) ?? PictureSize.webP(bytes)
        ?? PictureSize.jpeg(bytes) ?? PictureSize.svg(bytes), width > 0, height > 0
    else { return nil }
    (self.width, self.height) = (width, height)
  }

  /// PNG specification, 11.2.2: the header chunk comes first.
  private static func png(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return nil }
    return (big(bytes[16..<20]), big(bytes[20..<24]))
  }

  /// GIF89a, section 18: the logical screen.
  private static func gif(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 10, bytes.starts(with: "GIF8".utf8) else { return nil }
    return (little(bytes[6..<8]), little(bytes[8..<10]))
  }

  /// RFC 9649: a lossy, a lossless or an extended file.
  private static func webP(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 30, bytes.starts(with: "RIFF".utf8), bytes[8..<12].elementsEqual("WEBP".utf8) else {
      return nil
    }
    switch String(decoding: bytes[12..<16], as: UTF8.self) {
    case "VP8 ": return (little(bytes[26..<28]) & 0x3FFF, little(bytes[28..<30]) & 0x3FFF)
    case "VP8L":
      let bits = little(bytes[21..<25])
      return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    case "VP8X": return (little(bytes[24..<27]) + 1, little(bytes[27..<30]) + 1)
    default: return nil
    }
  }

  /// ITU-T T.81, B.2.2: the frame header, after any number of other segments. One of them may say that the camera lay on
  /// its side.
  private static func jpeg(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var index = 2
    var isTurned = false
    while index + 9 < bytes.count {
      guard bytes[index] == 0xFF else { return nil }
      switch bytes[index + 1] {
      case 0xFF: index += 1
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        let (width, height) = (big(bytes[(index + 7)..<(index + 9)]), big(bytes[(index + 5)..<(index + 7)]))
        return isTurned ? (height, width) : (width, height)
      case let kind:
        let end = index + 2 + big(bytes[(index + 2)..<(index + 4)])
        if kind == 0xE1 {
          isTurned = isTurned || PictureSize.isTurned(bytes[min(index + 4, end)..<min(end, bytes.count)])
        }
        index = end
      }
    }
    return nil
  }

  /// Exif 2.32, 4.6.2 and 4.6.5: among the first entries of its TIFF, the orientation; from 5 on, width and height change
  /// places.
  private static func isTurned(_ segment: ArraySlice<UInt8>) -> Bool {
    guard segment.starts(with: "Exif\0\0".utf8), segment.count >= 16 else { return false }
    let tiff = Array(segment.dropFirst(6))
    let number = tiff[0] == UInt8(ascii: "M") ? big : little
    var entry = number(tiff[4..<8]) + 2
    while entry + 12 <= tiff.count {
      if number(tiff[entry..<(entry + 2)]) == 0x0112 {
        return (5...8).contains(number(tiff[(entry + 8)..<(entry + 10)]))
      }
      entry += 12
    }
    return false
  }

  /// True for a drawing, whether it has a size or not.
  static func isDrawing(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes.prefix(64 << 10), as: UTF8.self).contains(/<svg\b/)
  }

  /// The width and height of the root element, or else its view box.
  private static func svg(_ bytes: [UInt8]) -> (Int, Int)? {
    let text = String(decoding: bytes.prefix(64 << 10), as: UTF8.self)
    guard let tag = text.firstMatch(of: /<svg\b[^>]*>/)?.output else { return nil }
    func number(_ text: Substring) -> Int? { Double(text).flatMap { Int(exactly: $0.rounded(.up)) } }
    if let width = tag.firstMatch(of: /\swidth\s*=\s*["']([0-9.]+)(px)?["']/).flatMap({ number($0.output.1) }),
      let height = tag.firstMatch(of: /\sheight\s*=\s*["']([0-9.]+)(px)?["']/).flatMap({ number($0.output.1) })
    {
      return (width, height)
    }
    guard let box = tag.firstMatch(of: /\sviewBox\s*=\s*["']([-0-9., ]+)["']/)?.output.1 else { return nil }
    let numbers = box.split { $0 == " " || $0 == "," }.compactMap(number)
    return numbers.count == 4 ? (numbers[2], numbers[3]) : nil
  }

  private static func big(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
  private static func little(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reversed().reduce(0) { $0 << 8 | Int($1) } }
}
