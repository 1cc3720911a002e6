import Glibc

/// A file that an editor wrote, as it is in its folder.
struct SourceFile: Sendable, Equatable {
  /// From the folder's root, parts separated by `/`.
  let path: String
  /// The folder, as the person who runs the program named it.
  let folder: String
  /// What the file system says about it; different after every change.
  let stamp: FileStamp
  /// False for a file that changed just now: it may change once more in the same tick of the clock, and its stamp would
  /// not show it.
  let isSettled: Bool

  /// A file as a listing finds it.
  init(path: String, folder: String, stamp: FileStamp) {
    self.path = path
    self.folder = folder
    self.stamp = stamp
    isSettled = stamp.changed < FileStamp.now - FileStamp.tick
  }

  /// True for a file that has not changed.
  static func == (one: SourceFile, other: SourceFile) -> Bool {
    one.isSettled && one.stamp == other.stamp && one.path == other.path && one.folder == other.folder
  }

  /// As diagnostics name it.
  var name: String { folder + "/" + path }

  var isMarkdown: Bool { path.utf8.suffix(3).elementsEqual(".md".utf8) }

  /// The file's bytes.
  ///
  /// - Throws: ``FileFailure``.
  func bytes() throws -> [UInt8] {
    try Disk.read(name, about: stamp.size)
  }

  /// The text with line ends as LF and without a byte order mark: valid UTF-8.
  ///
  /// - Throws: ``Diagnostic/List`` or ``FileFailure``.
  func text() throws -> ArraySlice<UInt8> {
    let bytes = try bytes()
    do { _ = try UTF8Span(validating: bytes.span) } catch {
      throw Diagnostic.List([invalid(at: error.byteOffsets.lowerBound, in: bytes)])
    }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard text.withUnsafeBytes({ bytes in bytes.baseAddress.map { memchr($0, 0x0D, bytes.count) != nil } ?? false })
    else { return text }
    // A lone CR ends a line, too, as CommonMark has it.
    var lines: [UInt8] = []
    lines.reserveCapacity(text.count)
    for (index, byte) in zip(text.indices, text) {
      if byte != UInt8(ascii: "\r") {
        lines.append(byte)
      } else if index + 1 == text.endIndex || text[index + 1] != UInt8(ascii: "\n") {
        lines.append(UInt8(ascii: "\n"))
      }
    }
    return lines[...]
  }

  private func invalid(at offset: Int, in bytes: [UInt8]) -> Diagnostic {
    let before = bytes[..<offset]
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return Diagnostic(
      place: Diagnostic.Place(
        file: name, line: before.count { $0 == UInt8(ascii: "\n") } + 1, column: offset - start + 1),
      message: "This file is not valid UTF-8 from here on. Save it with the encoding UTF-8.")
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
