import Foundation
import Scheme
import Testing

@testable import Intake

/// What came back, as a browser sees it.
struct Answer {
  var status: Int
  var headers: [(name: String, value: String)]
  let bytes: Data
  /// The bytes as text.
  var body: String

  init(status: Int, headers: [(name: String, value: String)], bytes: Data) {
    (self.status, self.headers, self.bytes) = (status, headers, bytes)
    body = String(decoding: bytes, as: UTF8.self)
  }

  /// The words alone, without markup.
  var words: String { body.replacing(/<[^>]*>/, with: "") }

  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// Carries a request to Intake: to its router, or over a socket.
protocol Wire: Sendable {
  func send(_ method: String, _ path: String, headers: [(String, String)], body: Data?) async throws -> Answer
}

/// A browser with cookies and without JavaScript: follows links and redirects, fills in the forms that stand on the page.
final class Browser {
  let wire: any Wire
  let origin: String
  private(set) var cookies: [String: String] = [:]
  /// Where it is, from the first `/` on.
  private(set) var address = "/"
  private(set) var answer = Answer(status: 0, headers: [], bytes: Data())

  init(_ wire: any Wire, origin: String) {
    self.wire = wire
    self.origin = origin
  }

  var page: String { answer.body }
  var words: String { answer.words }

  /// The address without its query.
  var path: String { String(address.prefix { $0 != "?" }) }

  /// Opens an address, following redirects.
  @discardableResult
  func open(_ address: String) async throws -> Answer {
    try await go("GET", address, fields: nil)
  }

  /// What an address is answered with, wherever that leads; the browser stays where it is.
  func get(_ address: String) async throws -> Answer {
    let cookie = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    return try await wire.send("GET", address, headers: [("Cookie", cookie)], body: nil)
  }

  /// Fills in the form on this page whose action ends in `action`, and sends it.
  @discardableResult
  func send(_ action: String, _ typed: [(String, String)] = []) async throws -> Answer {
    let form = try #require(Form.all(in: page).first { $0.action.hasSuffix(action) }, "No form \(action) on:\n\(page)")
    let names = Set(typed.map(\.0))
    let fields = form.fields.filter { !names.contains($0.0) } + typed
    return try await go("POST", form.action, fields: fields)
  }

  /// The same for a form that shows a preview: looks at it, and sends what it shows.
  ///
  /// - Returns: the preview's page.
  @discardableResult
  func sendChecked(_ action: String, _ typed: [(String, String)] = []) async throws -> String {
    try await send(action, typed)
    let preview = page
    #expect(preview.says(DeskWords.check), "\(preview)")
    try await send(action, [("_checked", "yes")])
    return preview
  }

  /// Takes a step of a mentoring; one that closes it is looked at once more.
  func send(step: any CourseForm.Type, _ typed: [(String, String)] = []) async throws {
    if [CompletionForm.self, EndingForm.self].contains(where: { $0 == step }) {
      try await sendChecked("/\(step.noun)", typed)
    } else {
      try await send("/\(step.noun)", typed)
    }
  }

  /// Sends fields to an address, as a page of our own origin would.
  @discardableResult
  func post(_ address: String, _ fields: [(String, String)], headers: [(String, String)]? = nil) async throws -> Answer
  {
    try await go("POST", address, fields: fields, headers: headers)
  }

  /// The target of the first link whose words begin with `words`.
  func link(_ words: some Sayable) throws -> String {
    let words = said(words)
    for piece in page.components(separatedBy: "<a ").dropFirst() {
      let parts = piece.components(separatedBy: ">")
      guard parts.count > 1, parts[1].hasPrefix(words), let href = attribute("href", in: parts[0]) else { continue }
      return href
    }
    Issue.record("No link “\(words)” on:\n\(page)")
    return ""
  }

  func forgetCookies() { cookies = [:] }

  /// Takes another browser's cookie.
  func take(_ name: String, from other: Browser) { cookies[name] = other.cookies[name] }

  // MARK: The way there

  private func go(
    _ method: String, _ address: String, fields: [(String, String)]?, headers: [(String, String)]? = nil
  ) async throws -> Answer {
    var (method, fields, headers) = (method, fields, headers)
    var target = resolved(address)
    for _ in 0..<5 {
      var all = headers ?? (method == "POST" ? [("Origin", origin), ("Sec-Fetch-Site", "same-origin")] : [])
      if fields != nil { all.append(("Content-Type", "application/x-www-form-urlencoded")) }
      if !cookies.isEmpty {
        all.append(
          ("Cookie", cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")))
      }
      answer = try await wire.send(method, target, headers: all, body: fields.map(Browser.encode))
      answer.body = Browser.shown(answer.body)
      self.address = target
      keepCookies()
      guard answer.status == 303, let next = answer.header("Location") else { return answer }
      (method, fields, headers) = ("GET", nil, nil)
      target = resolved(next)
    }
    return answer
  }

  /// Markup without what sets names apart from the words round them, which changes nothing in what is read.
  static func shown(_ markup: String) -> String { markup.replacing(/<\/?bdi>|[\u{2068}\u{2069}]/, with: "") }

  private func keepCookies() {
    for (name, value) in answer.headers where name.lowercased() == "set-cookie" {
      let parts = value.components(separatedBy: ";").map { $0.trimmingCharacters(in: .whitespaces) }
      let pair = parts[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      cookies[pair[0]] = parts.contains("Max-Age=0") ? nil : pair[1]
    }
  }

  private func resolved(_ address: String) -> String {
    let base = URL(string: origin + self.address)
    guard let url = URL(string: address, relativeTo: base)?.absoluteURL else { return address }
    return url.path(percentEncoded: true) + (url.query.map { "?" + $0 } ?? "")
  }

  static func encode(_ fields: [(String, String)]) -> Data {
    let safe = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
    let pairs = fields.map { name, value in
      let words = [name, value].map { $0.addingPercentEncoding(withAllowedCharacters: safe) ?? "" }
      return words.joined(separator: "=")
    }
    return Data(pairs.joined(separator: "&").utf8)
  }

  /// A form as it stands on a page, with what it would send untouched.
  struct Form {
    var action: String
    var fields: [(String, String)]

    static func all(in page: String) -> [Form] {
      page.components(separatedBy: "<form ").dropFirst().map { piece in
        let text = piece.components(separatedBy: "</form>")[0]
        return Form(action: attribute("action", in: text) ?? "", fields: fields(in: text))
      }
    }

    private static func fields(in text: String) -> [(String, String)] {
      var fields: [(String, String)] = []
      for piece in text.components(separatedBy: "<input ").dropFirst() {
        let tag = piece.components(separatedBy: ">")[0]
        let isChoice = ["radio", "checkbox"].contains(attribute("type", in: tag) ?? "")
        if let name = attribute("name", in: tag), !isChoice || tag.hasSuffix(" checked") || tag.contains(" checked ") {
          fields.append((name, attribute("value", in: tag) ?? ""))
        }
      }
      for piece in text.components(separatedBy: "<textarea ").dropFirst() {
        guard let close = piece.firstIndex(of: ">"), let name = attribute("name", in: String(piece[..<close])) else {
          continue
        }
        let words = piece[piece.index(after: close)...].components(separatedBy: "</textarea>")[0]
        fields.append((name, unescaped(String(words.dropFirst(words.hasPrefix("\n") ? 1 : 0)))))
      }
      return fields
    }
  }
}

private func attribute(_ name: String, in tag: String) -> String? {
  guard let start = (" " + tag).range(of: " \(name)=\"") else { return nil }
  let rest = (" " + tag)[start.upperBound...]
  return rest.firstIndex(of: "\"").map { unescaped(String(rest[..<$0])) }
}

private func unescaped(_ text: String) -> String {
  [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(text) {
    $0.replacing($1.0, with: $1.1)
  }
}
