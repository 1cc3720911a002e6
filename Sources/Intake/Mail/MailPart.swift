import Foundation

/// A message, or one part of it: its headers and its body (RFC 5322, RFC 2045). It covers only what a bounce needs.
struct MailPart {
  /// Name in lower case, and value with its folded lines joined.
  private(set) var headers: [(name: String, value: String)] = []
  let body: ArraySlice<Substring>

  /// Reads text whose lines end with LF or CR LF. A first line `From …`, which local mail programs add, is left out.
  init(_ text: String) {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      Substring(line.last == "\r" ? line.dropLast() : line)
    }
    self.init(lines: lines.first?.hasPrefix("From ") ?? false ? lines.dropFirst() : lines[...])
  }

  init(lines: ArraySlice<Substring>) {
    let end = lines.firstIndex { $0.isEmpty } ?? lines.endIndex
    body = lines[min(end + 1, lines.endIndex)...]
    for line in lines[..<end] {
      if let first = line.first, first == " " || first == "\t", !headers.isEmpty {
        headers[headers.count - 1].value += " " + line.drop(while: MailPart.isBlank)
      } else if let colon = line.firstIndex(of: ":") {
        let value = line[line.index(after: colon)...].drop(while: MailPart.isBlank)
        headers.append((line[..<colon].lowercased(), String(value)))
      }
    }
  }

  /// The first header with a name.
  func header(_ name: String) -> String? {
    headers.first { $0.name == name }?.value
  }

  /// What the part is, such as `message/delivery-status`.
  var type: String {
    let value = header("content-type")?.split(separator: ";").first ?? "text/plain"
    return value.filter { $0 != " " }.lowercased()
  }

  /// The parts of a `multipart`.
  var parts: [MailPart] {
    guard type.hasPrefix("multipart/"), let boundary else { return [] }
    var parts: [MailPart] = []
    var start: Int?
    for (index, line) in zip(body.indices, body) where line.hasPrefix("--" + boundary) {
      // An inner boundary may begin with the outer one.
      let rest = line.dropFirst(boundary.count + 2).filter { !MailPart.isBlank($0) }
      guard rest.isEmpty || rest == "--" else { continue }
      if let start { parts.append(MailPart(lines: body[start..<index])) }
      start = rest.isEmpty ? index + 1 : nil
    }
    // A bounce that was cut off ends without its last boundary.
    if let start { parts.append(MailPart(lines: body[min(start, body.endIndex)...])) }
    return parts
  }

  /// The parts that have no parts themselves, up to eight levels deep; a message returned to us counts as one.
  var leaves: [MailPart] { leaves(atMost: 8) }

  private func leaves(atMost depth: Int) -> [MailPart] {
    let parts = depth > 0 ? parts : []
    return parts.isEmpty ? [self] : parts.flatMap { $0.leaves(atMost: depth - 1) }
  }

  /// The body's lines as they were written, before they were encoded for transfer.
  var lines: ArraySlice<Substring> {
    switch header("content-transfer-encoding")?.filter({ !MailPart.isBlank($0) }).lowercased() {
    case "base64":
      let data = Data(base64Encoded: body.joined(), options: .ignoreUnknownCharacters) ?? Data()
      return MailPart(String(decoding: [0x0A] + data, as: UTF8.self)).body
    case "quoted-printable": return MailPart("\n" + MailPart.unquoted(body)).body
    default: return body
    }
  }

  /// Blocks of headers that follow each other, as in a delivery status.
  var blocks: [MailPart] {
    lines.split(whereSeparator: \.isEmpty).map { MailPart(lines: $0) }
  }

  private static func unquoted(_ lines: ArraySlice<Substring>) -> String {
    var bytes: [UInt8] = []
    for line in lines {
      var rest = line.utf8[...]
      let isSoft = rest.last == UInt8(ascii: "=")
      if isSoft { rest = rest.dropLast() }
      while let byte = rest.popFirst() {
        let code = byte == UInt8(ascii: "=") ? UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) : nil
        if code != nil { rest = rest.dropFirst(2) }
        bytes.append(code ?? byte)
      }
      if !isSoft { bytes.append(0x0A) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private var boundary: String? {
    guard let value = header("content-type"), let name = value.range(of: "boundary=", options: .caseInsensitive) else {
      return nil
    }
    let rest = value[name.upperBound...]
    let isQuoted = rest.first == "\""
    let boundary = rest.dropFirst(isQuoted ? 1 : 0).prefix { isQuoted ? $0 != "\"" : $0 != ";" && $0 != " " }
    return boundary.isEmpty ? nil : String(boundary)
  }

  private static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
}
