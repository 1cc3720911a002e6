import Foundation
import Scheme
import Yams

/// What the operator decides. Read from `--settings`, a YAML file; unknown names refuse to start.
struct Settings: Sendable {
  /// Who becomes a member on confirming an address.
  enum Members: Sendable, Hashable {
    /// Everybody.
    case open
    /// Whoever has an address of one of these domains; all others wait.
    case domains([String])
    /// Nobody: all wait for the coordinator.
    case approve
    /// Whoever a coordinator has invited; all others wait.
    case invited
  }

  /// Who receives concerns.
  struct Contact: Sendable, Hashable, Decodable {
    /// As the sender of a concern reads it.
    var name: String
    /// Where the mails go.
    var address: String
  }

  /// The service's own URL, with a slash at the end. Mailed links begin with it; it never comes from a request.
  var url: String
  /// Sites whose forms we take: scheme, host and port, without a slash. List only what the scheme controls whole.
  var siteOrigins: [String] = []
  /// From Intake's pages to the site's root: the same origin, unless the site is elsewhere.
  var site = Link.root
  var members = Members.approve
  /// Who runs the scheme: confirmed addresses in lower case. The first one receives the replies to mails.
  var coordinators: [String] = []
  /// Who receives concerns; at least one.
  var safeguardingContacts: [Contact] = []
  /// The `From` of mails.
  var mailFrom = "Waymark <waymark@localhost>"
  var mailFolder = "var/mail"
  /// A sendmail-compatible command with its arguments, that takes the mails; empty for the folder.
  var mailCommand: [String] = []
  /// The envelope's sender of mails, where bounces go: the address in `mailFrom` unless the operator names another.
  var mailSender = "waymark@localhost"
  /// The time zone that pages show times in.
  var timeZone = TimeZone(identifier: "UTC") ?? .current
  /// How long and how often, for proposals and pairs.
  var terms = ProposalTerms()
  /// How often things may be done.
  var limits = Limits()
  /// Proxies in front of the service, whose `X-Forwarded-For` is believed.
  var trustedProxies: [ClientAddress] = []

  /// Scheme, host and port of the service, as an `Origin` header names them.
  var origin: String { String(url.dropLast()) }

  var cookies: Cookies { Cookies(isSecure: url.hasPrefix("https://")) }

  /// What somebody is on confirming an address that nobody has invited. Who runs the scheme need not wait for themself.
  func standing(ofNewcomer address: String) -> Person.Standing {
    if coordinators.contains(address) { return .member }
    return switch members {
    case .open: .member
    case .approve, .invited: .waiting
    case .domains(let domains): domains.contains { address.hasSuffix("@" + $0) } ? .member : .waiting
    }
  }

  /// A moment for people: `24 November 2026, 10:15 GMT`.
  func words(for instant: Instant) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_GB")
    formatter.timeZone = timeZone
    formatter.dateFormat = "d MMMM yyyy, HH:mm zzz"
    return formatter.string(from: Date(timeIntervalSince1970: TimeInterval(instant.seconds)))
  }

  /// Why the settings are not taken, in the operator's words.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }
}

extension Settings {
  /// The file's shape; the names are those that the operator writes.
  private struct File: Decodable {
    var url: String?
    var siteOrigins: [String]?
    var site: String?
    var members: String?
    var domains: [String]?
    var coordinators: [String]?
    var safeguardingContacts: [Contact]?
    var mailFrom: String?
    var mailFolder: String?
    var mailCommand: [String]?
    var mailSender: String?
    var timeZone: String?
    var proposals: ProposalTerms.File?
    var limits: [String: Int]?
    /// What `limits` was when it was about links alone.
    var linkLimits: [String: Int]?
    var trustedProxies: [String]?

    enum CodingKeys: String, CodingKey, CaseIterable {
      case url, site, members, domains, coordinators, proposals, limits
      case safeguardingContacts = "safeguarding-contacts"
      case siteOrigins = "site-origins"
      case mailFrom = "mail-from"
      case mailFolder = "mail-folder"
      case mailCommand = "mail-command"
      case mailSender = "mail-sender"
      case timeZone = "time-zone"
      case linkLimits = "link-limits"
      case trustedProxies = "trusted-proxies"
    }
  }

  /// Reads the operator's file.
  ///
  /// - Parameter port: what a service on localhost listens on, when the file names no URL.
  /// - Throws: ``Fault``.
  init(yaml: String?, port: Int) throws {
    let file = try yaml.map(Settings.read) ?? File()
    url = file.url ?? "http://localhost:\(port)/"
    try checkURL()
    siteOrigins = file.siteOrigins ?? []
    if let address = file.site {
      guard address.hasSuffix("/"), let link = Link(checking: address) else {
        throw Fault(description: "`site` is an address that ends with a slash.")
      }
      site = link
    }
    members = try Settings.members(file)
    try takePeople(file)
    try takeMail(file)
    terms = try ProposalTerms(file.proposals)
    limits = try Limits(file.limits ?? [:], links: file.linkLimits ?? [:])
    trustedProxies = try (file.trustedProxies ?? []).map { text in
      guard let proxy = ClientAddress(text) else {
        throw Fault(description: "`trusted-proxies`: “\(text)” is no IP address. One looks like 127.0.0.1.")
      }
      return proxy
    }
    if let name = file.timeZone {
      guard let zone = TimeZone(identifier: name) else {
        throw Fault(description: "There is no time zone “\(name)”. One looks like Europe/London.")
      }
      timeZone = zone
    }
  }

  private static func read(_ yaml: String) throws -> File {
    do {
      let settings = try Yams.compose(yaml: yaml)?.mapping
      try refuseUnknown(settings, known: File.CodingKeys.allCases.map(\.rawValue))
      try refuseUnknown(settings?["proposals"]?.mapping, known: ProposalTerms.File.CodingKeys.allCases.map(\.rawValue))
      return try YAMLDecoder().decode(File.self, from: yaml)
    } catch let fault as Fault {
      throw fault
    } catch {
      throw Fault(description: "The settings cannot be read: \(error)")
    }
  }

  private static func refuseUnknown(_ settings: Node.Mapping?, known: [String]) throws {
    for key in settings?.keys.compactMap(\.string) ?? [] where !known.contains(key) {
      throw Fault(description: "There is no setting `\(key)`. There are \(known.sorted().joined(separator: ", ")).")
    }
  }

  private static func members(_ file: File) throws -> Members {
    switch (file.members ?? "approve", file.domains) {
    case ("open", nil): return .open
    case ("approve", nil): return .approve
    case ("invited", nil): return .invited
    case ("domains", let domains?) where !domains.isEmpty: return .domains(domains.map { $0.lowercased() })
    default:
      throw Fault(
        description: "`members` is `open`, `approve`, `invited`, or `domains` with a list of `domains:` beside.")
    }
  }

  /// How mails leave, and from whom.
  private mutating func takeMail(_ file: File) throws {
    mailFrom = file.mailFrom ?? mailFrom
    mailFolder = file.mailFolder ?? mailFolder
    mailCommand = file.mailCommand ?? []
    guard mailFrom.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }), let address = Address.inside(mailFrom) else {
      throw Fault(description: "`mail-from` is one line of ASCII, such as Mentoring <mentoring@example.org>.")
    }
    guard let sender = Address.normalised(file.mailSender ?? address) else {
      throw Fault(description: "`mail-sender` is the address that bounces go to, such as bounces@example.org.")
    }
    mailSender = sender
    if let program = file.mailCommand?.first ?? file.mailCommand.map({ _ in "" }) {
      guard program.hasPrefix("/"), file.mailFolder == nil else {
        throw Fault(
          description: "`mail-command` is a list that begins with a program's full path, such as [/usr/bin/msmtp]; "
            + "then there is no `mail-folder`.")
      }
    }
  }

  /// Who runs the scheme, and who receives concerns. A service that others can reach has at least one of each.
  private mutating func takePeople(_ file: File) throws {
    func read(_ address: String) throws -> String {
      guard let address = Address.normalised(address) else {
        throw Fault(description: "“\(address)” is no e-mail address. One looks like cleo@example.org.")
      }
      return address
    }
    coordinators = try (file.coordinators ?? []).map(read)
    safeguardingContacts = try (file.safeguardingContacts ?? []).map {
      Contact(name: $0.name, address: try read($0.address))
    }
    guard Set(safeguardingContacts.map(\.name)).count == safeguardingContacts.count else {
      throw Fault(
        description: "Two `safeguarding-contacts` have the same name: whoever writes could not tell them apart.")
    }
    guard isLocal || !coordinators.isEmpty else {
      throw Fault(
        description: "`coordinators` names at least one address: replies to the scheme's mails go to the first.")
    }
    guard isLocal || !safeguardingContacts.isEmpty else {
      throw Fault(
        description: "`safeguarding-contacts` names who receives concerns: a `name` and an `address`, at least once.")
    }
  }

  /// True for a service that is tried out on its own machine.
  private var isLocal: Bool {
    guard let host = URLComponents(string: url)?.host else { return false }
    return ["localhost", "127.0.0.1"].contains(host) || host.hasSuffix(".localhost")
  }

  /// Plain http is for localhost: the cookies and the mailed links of a real service need https.
  private func checkURL() throws {
    guard let parts = URLComponents(string: url), parts.host != nil, parts.path == "/", parts.query == nil,
      parts.fragment == nil, parts.user == nil
    else { throw Fault(description: "`url` is the service's own address, such as https://my.example.org/.") }
    guard parts.scheme == "https" || parts.scheme == "http" && isLocal else {
      throw Fault(description: "`url` must begin with https:// unless the service is tried out on localhost.")
    }
  }
}
