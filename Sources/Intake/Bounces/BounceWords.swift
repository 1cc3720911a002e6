import Foundation
import Scheme

/// A bounce in words for people, as qmail, older Exim and some providers write it: what happened, and below it the mail
/// as it was sent.
struct BounceWords {
  /// What comes before the mail, in lower case.
  private var words = ""
  /// The headers of the mail, from each text that returns it.
  private(set) var mails: [MailPart] = []

  /// A returned mail begins with one of these.
  private static let beginnings = [
    "return-path:", "received:", "message-id:", "dkim-signature:", "delivered-to:", "x-received:", "mime-version:",
  ]
  private static let delays = [
    "delayed", "not yet been delivered", "warning message only", "no action is required", "will be retried",
    "will continue to try", "will keep trying", "do not need to resend",
  ]
  private static let failures = [
    "permanent", "not be delivered", "n't be delivered", "cannot be delivered", "unable to deliver", "able to deliver",
    "undeliver", "not delivered", "delivery failed", "delivery has failed", "delivery failure", "failed to deliver",
    "failed recipient", "given up", "giving up", "not going to try again", "returned to sender", "user unknown",
  ]

  init(_ texts: [MailPart]) {
    for text in texts {
      let lines = text.lines.map { $0.drop { $0 == ">" || $0 == " " || $0 == "\t" } }
      let end = lines.firstIndex { line in
        let line = line.prefix(20).lowercased()
        return Self.beginnings.contains { line.hasPrefix($0) }
      }
      words += lines[..<(end ?? lines.endIndex)].joined(separator: " ").lowercased() + " "
      // Folded header lines need the spaces at the beginning.
      if let end { mails.append(MailPart(lines: Array(text.lines)[end...])) }
    }
  }

  /// Who the mail did not reach; `nil` where the words mention neither a failure nor a delay.
  ///
  /// - Parameter named: who a header says it did not reach.
  func recipient(or named: String?) -> BounceReport.Recipient? {
    let isDelay = Self.delays.contains { words.contains($0) }
    guard isDelay || named != nil || Self.failures.contains(where: { words.contains($0) }) else { return nil }
    let places = (named ?? "").split(separator: ",") + words.split { " \t<>,;".contains($0) }
    let addresses = places.compactMap { place in
      Address.normalised(place.trimmingCharacters(in: CharacterSet(charactersIn: " \t:.()[]\"'")))
    }
    let status = code ?? "5.0.0"
    return BounceReport.Recipient(
      addresses: Array(addresses.prefix(20)), status: isDelay ? "4" + status.dropFirst() : status)
  }

  /// The server's own number for what happened: `5.1.1`, or only `550`.
  private var code: String? {
    let numbers = words.split { !($0.isASCII && $0.isNumber || $0 == ".") }
    if let whole = numbers.first(where: { $0.wholeMatch(of: /[45]\.[0-9]{1,3}\.[0-9]{1,3}/) != nil }) {
      return String(whole)
    }
    return numbers.first { $0.wholeMatch(of: /[45][0-9]{2}/) != nil }.map { "\($0.prefix(1)).0.0" }
  }
}
