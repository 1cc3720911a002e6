import Foundation
import Scheme

/// A file that an editor wrote, as it stands in its folder.
struct SourceFile {
  /// From the folder's root, parts separated by `/`.
  let path: String
  /// As diagnostics name it: the folder as it was given, and the path.
  let name: String
  let data: Data

  /// All files below a folder in the order of their paths; hidden ones are passed over.
  static func all(below folder: String) throws -> [SourceFile] {
    guard let walk = FileManager.default.enumerator(atPath: folder) else { return [] }
    var paths: [String] = []
    for case let path as String in walk where !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder) else { continue }
      if !isFolder.boolValue { paths.append(path) }
    }
    return try paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { path in
      let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path))
      return SourceFile(path: path, name: folder + "/" + path, data: data)
    }
  }

  var isMarkdown: Bool { path.hasSuffix(".md") }

  /// The text with line ends as LF and without a byte order mark.
  func text() throws(Diagnostic.List) -> String {
    var bytes = Array(data)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let good = String(decoding: bytes, as: UTF8.self).prefix { $0 != "\u{FFFD}" }
      let line = good.count { $0.isNewline } + 1
      throw Diagnostic.List([
        Diagnostic(
          place: Diagnostic.Place(file: name, line: line),
          message: "This file is not valid UTF-8 from here on. Save it with the encoding UTF-8.")
      ])
    }
    return text.utf8.contains(UInt8(ascii: "\r")) ? text.replacing("\r\n", with: "\n") : text
  }
}

extension Diagnostic {
  /// Mistakes that leave nothing to go on with.
  struct List: Error {
    var diagnostics: [Diagnostic]

    init(_ diagnostics: [Diagnostic]) {
      self.diagnostics = diagnostics
    }
  }
}
