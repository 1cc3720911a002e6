import Foundation
import Testing

@testable import Intake

/// What the browser's script is told, so that it keeps what was typed until it has arrived, and no longer.
struct KeptWordsTests {
  /// Where a post leads to, fragment and all.
  private static func location(_ path: String, _ body: String, _ house: House) async throws -> String {
    let headers = BadPostTests.own + [BadPostTests.urlencoded]
    return try await house.wire.send("POST", path, headers: headers, body: Data(body.utf8)).header("Location") ?? ""
  }

  @Test("An answer is named where its arrival leads to; one that came back names nothing")
  func arrived() async throws {
    let house = try await House()
    let kept = try await Self.location("/my/forms/hopes", "hopes=To+lead.", house)
    #expect(kept.hasPrefix("/my/drafts/") && kept.hasSuffix("#kept=hopes"))
    let ana = try await house.signedIn("ana@example.org")
    try await ana.open("/my/forms/hopes")
    #expect(ana.page.contains("data-draft=\"hopes\"") && ana.page.contains("data-most=\"20000\""))
    let failed = try await ana.send("/my/forms/hopes", [("hopes", "")])
    #expect(failed.status == 422 && failed.header("Location") == nil && !failed.body.contains("name=\"kept\""))
    #expect(failed.body.contains("data-draft=\"hopes\""))
  }

  @Test("An act link's answer is a page, which names the form that arrived, and never the token")
  func actLink() async throws {
    let house = try await House()
    let (_, ben, link) = try await ActLinkTests.proposed(in: house)
    ben.forgetCookies()
    try await ben.open(link)
    let token = try #require(link.split(separator: "/").last)
    let names = ben.page.matches(of: /data-draft="([^"]*)"/).map { String($0.output.1) }
    #expect(names.count == 1 && names[0].hasPrefix("proposals/") && names[0].hasSuffix("/response"))
    #expect(!names[0].contains(token))
    #expect(!ben.page.contains("data-owner"), "what is typed there is not for whoever is signed in here")
    let signedIn = try await house.signedIn("ben@example.org")
    #expect(try await signedIn.open(link).body.contains("data-owner"), "unless it is the same person")
    try await ben.sendChecked(link, [("response", "accept"), ("comment", "Gladly.")])
    #expect(ben.page.contains("<meta name=\"kept\" content=\"\(names[0])\">"))
  }

  @Test("Nothing of a concern is kept, and what is kept on a shared device belongs to who is signed in")
  func shared() async throws {
    let house = try await Company().house
    let stranger = house.browser()
    try await stranger.open("/my/help")
    #expect(stranger.page.contains("<textarea") && !stranger.page.contains("data-draft"))
    #expect(stranger.page.contains("data-owner=\"\""))
    #expect(try await stranger.open("/my/signed-in").body.isEmpty)
    #expect(try await !stranger.open("/my/nowhere").body.contains("data-owner"), "an error does not know")
    let ana = try await house.signedIn("ana@example.org")
    let dev = try await house.signedIn("dev@example.org")
    let owners = try await [ana, dev].asyncMap { browser -> String in
      try await browser.open("/my/forms/hopes")
      let owner = browser.page.matches(of: /data-owner="([a-z2-7]{16})"/).map { String($0.output.1) }.joined()
      #expect(try await browser.open("/my/signed-in").body == owner)
      return owner
    }
    #expect(owners[0].count == 16 && owners[1].count == 16 && owners[0] != owners[1])
    let out = try await house.wire.send(
      "POST", "/my/sign-out", headers: BadPostTests.own + [BadPostTests.urlencoded], body: Data())
    #expect(out.header("Location") == "/my/sign-in#signed-out")
  }

  @Test("Scripts of our own run on our pages, but for those whose address holds a token that signs in")
  func scripts() async throws {
    let house = try await House()
    let ana = house.browser()
    let page = try await ana.open("/my/sign-in")
    #expect(page.header("Content-Security-Policy")?.hasSuffix("; script-src 'self'; connect-src 'self'") ?? false)
    #expect(page.body.contains("<script src=\"/theme."))
    #expect(page.body.contains("<script defer src=\"/drafts."))
    #expect(page.body.contains(" data-on=\"service\" data-owner=\"\"></script>"))
    try await ana.send("/my/sign-in", [("address", "ana@example.org")])
    for path in [try await house.link(to: "ana@example.org"), "/my/link/none", "/my/addresses/links/none"] {
      let page = try await ana.open(path)
      #expect(!page.body.contains("<script"))
      #expect(page.header("Content-Security-Policy").map { !$0.contains("script") } ?? false)
    }
  }
}

extension Array {
  fileprivate func asyncMap<Other>(_ change: (Element) async throws -> Other) async throws -> [Other] {
    var changed: [Other] = []
    for element in self { changed.append(try await change(element)) }
    return changed
  }
}
