import Foundation

/// A mail as it leaves: an Internet message of plain text (RFC 5322, RFC 2045).
struct Letter: Sendable {
  var messageID: String
  var from: String
  var to: String
  /// Who gets a reply, if not the sender.
  var replyTo: String?
  var subject: String
  var body: String
  var sentAt: Instant
  /// The link that the mail is about, for a transport that shows it on the terminal.
  var link: String
  /// The link that switches this kind of mail off, also by one click in a mail program (RFC 8058).
  var stop: String?
  /// The other mails that go in it: the subject that each would have on its own, and its link.
  var others: [(subject: String, link: String)] = []

  /// The message with lines that end in CR LF, as it is transmitted and stored in files.
  var bytes: Data { Data((lines + [""]).joined(separator: "\r\n").utf8) }

  /// The message with lines that end in LF, as programs on the same machine pass it on.
  var localBytes: [UInt8] { Array((lines + [""]).joined(separator: "\n").utf8) }

  /// A plain body of printable ASCII is sent as it is; others as quoted-printable.
  private var lines: [String] {
    let text = Letter.wrapped(body)
    let isPlain = text.allSatisfy(Letter.isPlain)
    let headers = [
      "Date: \(date)",
      "From: \(from)",
      "To: \(to)",
      replyTo.map { "Reply-To: \($0)" },
      "Message-ID: <\(messageID)@\(host)>",
      "Subject: \(Letter.encodedWords(subject))",
      "Auto-Submitted: auto-generated",
      stop.map { "List-Unsubscribe: <\($0)>" },
      stop.map { _ in "List-Unsubscribe-Post: List-Unsubscribe=One-Click" },
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: \(isPlain ? "7bit" : "quoted-printable")",
    ]
    // The parts of folded header lines, and of lines with soft breaks, become lines of their own.
    return (headers.compactMap { $0 } + [""] + (isPlain ? text : text.map(Letter.quotedPrintable))).flatMap {
      $0.components(separatedBy: "\r\n")
    }
  }

  /// True for a line that every mail server passes on as it is: printable ASCII, at most 998 bytes (RFC 5322),
  /// without `From ` at its beginning, which some servers put a `>` before.
  private static func isPlain(_ line: String) -> Bool {
    line.utf8.count <= 998 && !line.hasPrefix("From ") && line.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }

  private var host: String {
    from.split(separator: "@").last.map { $0.filter { $0 != ">" } } ?? "localhost"
  }

  private var date: String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
    return formatter.string(from: Date(timeIntervalSince1970: TimeInterval(sentAt.seconds)))
  }

  /// A header's words: control characters become spaces. What is not ASCII, is long, or looks like an encoded word
  /// becomes encoded words (RFC 2047), each of whole characters and at most 45 bytes.
  static func encodedWords(_ text: String) -> String {
    let clean = String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    let isPlain = clean.utf8.allSatisfy { $0 < 0x80 } && clean.utf8.count <= 65 && !clean.contains("=?")
    if isPlain { return clean }
    var words: [[UInt8]] = [[]]
    for scalar in clean.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if words[words.count - 1].count + bytes.count > 45 { words.append([]) }
      words[words.count - 1] += bytes
    }
    return words.map { "=?utf-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\r\n ")
  }

  /// Lines of at most 72 characters, broken at spaces; what has no space, such as a link, stays whole.
  static func wrapped(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      var lines: [String] = []
      var current = ""
      for word in line.split(separator: " ", omittingEmptySubsequences: false) {
        if !current.isEmpty, current.count + 1 + word.count > 72 {
          lines.append(current)
          current = String(word)
        } else {
          current += current.isEmpty ? String(word) : " " + word
        }
      }
      return lines + [current]
    }
  }

  /// One line as quoted-printable, with soft breaks where it would exceed 76 characters.
  static func quotedPrintable(_ line: String) -> String {
    var encoded = ""
    var length = 0
    let bytes = Array(line.utf8)
    for (index, byte) in bytes.enumerated() {
      let isLast = index == bytes.count - 1
      let isFrom = index == 0 && line.hasPrefix("From ")
      let isPlain =
        !isFrom && ((0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=") || byte == 0x20 && !isLast)
      let piece =
        isPlain ? String(UnicodeScalar(byte)) : "=" + (byte < 16 ? "0" : "") + String(byte, radix: 16).uppercased()
      if length + piece.utf8.count > 75 {
        encoded += "=\r\n"
        length = 0
      }
      encoded += piece
      length += piece.utf8.count
    }
    return encoded
  }
}
