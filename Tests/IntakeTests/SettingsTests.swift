import Foundation
import Scheme
import Testing

@testable import Intake

/// What operators write: understood where it can only mean one thing, else refused with the right form.
struct SettingsTests {
  private static let people = """
    coordinators: cleo@example.org
    safeguarding-contacts: {name: Ffion, address: ffion@example.org}

    """

  private static func real(_ more: String) throws -> Settings {
    try Settings(yaml: "url: https://my.example.org/\n\(people)\(more)", port: 8080)
  }

  @Test(
    "The service's address is understood with capitals, without a slash and with the port that goes without saying",
    arguments: [
      "https://my.example.org", "HTTPS://My.Example.ORG/", "https://my.example.org:443/", "https://MY.example.org:443",
    ])
  func url(written: String) throws {
    let settings = try Settings(yaml: "url: \(written)\n\(Self.people)", port: 8080)
    #expect(settings.url == "https://my.example.org/" && settings.origin == "https://my.example.org")
    #expect(settings.hostName == HostName("my.example.org") && settings.cookies.isSecure)
  }

  @Test(
    "A site's origin is what browsers send, however it is written",
    arguments: [
      "https://www.example.org", "https://www.example.org/", "HTTPS://WWW.Example.org", "https://www.example.org:443/",
    ])
  func siteOrigin(written: String) throws {
    #expect(try Self.real("site-origins: \(written)").siteOrigins == ["https://www.example.org"])
    #expect(try Self.real("site-origins: [\(written)]").siteOrigins == ["https://www.example.org"])
    let settings = try Self.real("site: \(written)\nsite-origins: \(written)")
    #expect(settings.site.text == "https://www.example.org/")
    let local = try Settings(yaml: "site-origins: http://Site.localhost:80/", port: 8080)
    #expect(local.siteOrigins == ["http://site.localhost"])
  }

  @Test("A single value is a list of one, and a name beside an address does no harm")
  func single() throws {
    let settings = try Self.real(
      """
      members: domains
      domains: "@Example.org"
      trusted-proxies: 127.0.0.1
      mail-command: /usr/bin/msmtp
      """)
    #expect(settings.members == .domains(["example.org"]))
    #expect(settings.trustedProxies == [ClientAddress("127.0.0.1")].compactMap(\.self))
    #expect(settings.mailCommand == ["/usr/bin/msmtp"] && settings.coordinators == ["cleo@example.org"])
    #expect(settings.safeguardingContacts.map(\.address) == ["ffion@example.org"])
    let named = try Settings(yaml: "coordinators: [Cleo Cox <Cleo@example.org>]", port: 8080)
    #expect(named.coordinators == ["cleo@example.org"])
  }

  @Test(
    "A sender's name stands in quotes where it has to",
    arguments: [
      ("Mentoring, Example <m@example.org>", "\"Mentoring, Example\" <m@example.org>"),
      ("'\"Mentoring, Example\" <m@example.org>'", "\"Mentoring, Example\" <m@example.org>"),
      ("St. Example <M@example.org>", "\"St. Example\" <m@example.org>"),
      ("Mentoring <m@example.org>", "Mentoring <m@example.org>"), ("m@example.org", "m@example.org"),
      ("<m@example.org>", "<m@example.org>"),
      ("'The \"new\" scheme <m@example.org>'", "\"The \\\"new\\\" scheme\" <m@example.org>"),
    ])
  func sender(written: String, header: String) throws {
    #expect(try Settings(yaml: "mail-from: \(written)", port: 0).mailFrom == header)
  }

  @Test(
    "What cannot be understood is refused in one sentence with the right form",
    arguments: [
      ("site-origins: [www.example.org]", "`site-origins: [https://www.example.org]`"),
      ("site-origins: [https://www.example.org/sub/]", "`site-origins: [https://www.example.org]`"),
      ("site-origins: [\"*\"]", "`site-origins: ["), ("site-origins: [https://*.example.org]", "`site-origins: ["),
      ("site-origins: [https://ana@www.example.org]", "`site-origins: ["),
      ("site-origins: [\"null\"]", "`site-origins: ["),
      ("site-origins: [https://bücher.example]", "`site-origins: ["),
      ("site-origins: {a: b}", "`site-origins: ["),
      ("site-origins: [http://www.example.org]", "https://"),
      ("site-origins: https://www.example.org:99999", "`site-origins: ["),
      ("site: https://www.example.org/", "`site-origins: [https://www.example.org]`"),
      (
        "site: https://www.example.org/sub\nsite-origins: [https://example.org]",
        "`site-origins: [https://www.example.org]`"
      ),
      ("site: www.example.org", "`site: https://www.example.org/`"), ("site: http://www.example.org/", "https://"),
      ("members: domains\ndomains: [\"*.example.org\"]", "`domains: [example.org]`"),
      ("members: domains\ndomains: [\"@\"]", "`domains: [example.org]`"),
      ("members: domains\ndomains: [example]", "`domains: [example.org]`"),
      ("members: open\nmembers: open", "`members`"),
      ("members: domains\ndomains: [example.org/]", "`domains: [example.org]`"),
      ("members: domains\ndomains: [https://example.org]", "`domains: [example.org]`"),
      ("members: domains\ndomains: [ana@example.org]", "`domains: [example.org]`"),
      ("members: domains\ndomains: \"example.org, example.com\"", "`domains: [example.org]`"),
      ("members: domains\ndomains: [@example.org]", "`domains: [example.org]`"),
      ("members: domains\ndomains:\n  - example.com\n  - *.example.org", "`domains: [example.org]`"),
      ("mail-from: \"a@example.org, b@example.org\"", "`mail-from: Mentoring <mentoring@example.org>`"),
      ("mail-from: A <a@example.org>, B <b@example.org>", "`mail-from: Mentoring <mentoring@example.org>`"),
      ("mail-from: [a@example.org]", "`mail-from: Mentoring <mentoring@example.org>`"),
      ("trusted-proxies: [10.0.0.0/8]", "`trusted-proxies: [127.0.0.1]`"),
      ("trusted-proxies: [\"127.0.0.1:8080\"]", "`trusted-proxies: [127.0.0.1]`"),
      ("trusted-proxies: [localhost]", "`trusted-proxies: [127.0.0.1]`"), ("link-limits: 5", "`link-limits: {"),
      ("link-limits: {address-an-hour: many}", "`link-limits: {"), ("limits: [5]", "`limits: {"),
      ("safeguarding-contacts: ffion@example.org", "`safeguarding-contacts: [{name: Ffion"),
    ])
  func refused(yaml: String, shows: String) throws {
    var base = "url: https://my.example.org/\n"
    if !yaml.hasPrefix("safeguarding-contacts") { base += Self.people }
    let fault = #expect(throws: Settings.Fault.self, "\(yaml)") { try Settings(yaml: base + yaml, port: 8080) }
    #expect(fault?.description.contains(shows) ?? false, "\(yaml): \(String(describing: fault))")
    #expect(fault.map { !$0.description.contains("\n") } ?? false, "\(String(describing: fault))")
  }

  @Test(
    "So is an address of the service that is none",
    arguments: [
      "my.example.org", "https://my.example.org/my/", "https://my.example.org/?a", "https://a:b@my.example.org/",
      "https://", "ftp://my.example.org/", "https://mÿ.example.org/", "https://my.example.org:0/",
      "https://my example.org/",
    ])
  func refusedURL(written: String) {
    let fault = #expect(throws: Settings.Fault.self, "\(written)") {
      try Settings(yaml: "url: \"\(written)\"\n\(Self.people)", port: 8080)
    }
    #expect(fault?.description.contains("`url: https://my.example.org/`") ?? false, "\(String(describing: fault))")
  }

  @Test("A file without a setting is no file, and one that is not made of settings is refused")
  func empty() throws {
    for yaml in ["", "\n", "# nothing yet\n", "---\n"] {
      #expect(try Settings(yaml: yaml, port: 8080).url == "http://localhost:8080/", "\(yaml)")
    }
    for yaml in ["- url\n", "url\n"] {
      #expect(throws: Settings.Fault.self, "\(yaml)") { try Settings(yaml: yaml, port: 8080) }
    }
  }
}
