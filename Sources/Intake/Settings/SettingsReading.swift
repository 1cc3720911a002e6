import Foundation
import Scheme

extension Settings {
  /// Reads the operator's file. What can mean only one thing is taken, however it is written; everything else is
  /// refused.
  ///
  /// - Parameter port: the port of a service on localhost, when the file names no URL.
  /// - Throws: ``Fault``.
  init(yaml: String?, port: Int) throws {
    let file = try yaml.map(Settings.read) ?? File()
    url = "http://localhost:\(port)/"
    if let address = file.url { try takeURL(address) }
    try takeSite(file)
    members = try Settings.members(file)
    try takePeople(file)
    try takeMail(file)
    limits = try Limits(file.limits ?? [:], links: file.linkLimits ?? [:])
    trustedProxies = try (file.trustedProxies?.all ?? []).map { text in
      guard let proxy = ClientAddress(text) else {
        throw Fault(.trustedProxies, "names each proxy by its own address, and “\(text)” is not an IP address")
      }
      return proxy
    }
    if let name = file.timeZone {
      guard let zone = TimeZone(identifier: name) else {
        throw Fault(description: "There is no time zone “\(name)”. Use a name such as Europe/London.")
      }
      timeZone = zone
    }
  }

  /// Plain http is for localhost: the cookies and the mailed links of a real service need https.
  private mutating func takeURL(_ address: String) throws {
    guard let origin = WebOrigin(address), origin.path == "/" else {
      throw Fault(.url, "is the service's own address alone, which “\(address)” is not")
    }
    guard origin.isSecure || origin.hostName.isLoopback else {
      throw Fault(description: "`url` must begin with https:// unless you are trying the service out on localhost.")
    }
    url = origin.text + "/"
  }

  /// Where the site is, and where its forms are posted from.
  private mutating func takeSite(_ file: File) throws {
    siteOrigins = try (file.siteOrigins?.all ?? []).map { text in
      guard let origin = WebOrigin(text), origin.path == "/" else {
        throw Fault(.siteOrigins, "names a site by its scheme, host and port alone, which “\(text)” is not")
      }
      return try safe(origin, .siteOrigins).text
    }
    guard let address = file.site else { return }
    let whole = address.hasSuffix("/") ? address : address + "/"
    let origin = try WebOrigin(whole).map { try safe($0, .site) }
    let text = origin.map { $0.text + $0.path } ?? whole
    guard origin != nil || address.hasPrefix("/"), let link = Link(checking: text) else {
      throw Fault(.site, "is the address of the site's first page, with a slash at its end, which “\(address)” is not")
    }
    site = link
    guard let origin = origin?.text, origin != self.origin, !siteOrigins.contains(origin) else { return }
    throw Fault(
      description: "`site` is at another address than `url`, so its forms are taken only if you write as well "
        + "`site-origins: [\(origin)]`.")
  }

  /// A site over plain http could be changed on its way, so it has no say in a service that is not.
  private func safe(_ origin: WebOrigin, _ key: File.CodingKeys) throws -> WebOrigin {
    guard origin.isSecure || isLocal else {
      throw Fault(key, "must be a site with https://, which “\(origin.text)” is not")
    }
    return origin
  }

  private static func members(_ file: File) throws -> Members {
    switch (file.members ?? "approve", file.domains?.all) {
    case ("open", nil): return .open
    case ("approve", nil): return .approve
    case ("invited", nil): return .invited
    case ("domains", let domains?) where !domains.isEmpty: return .domains(try domains.map(domain))
    default:
      throw Fault(
        description: "`members` is `open`, `approve`, `invited`, or `domains` with a list of `domains:` beside.")
    }
  }

  /// The part after the `@` of an address.
  private static func domain(_ text: String) throws -> String {
    let domain = String(text.lowercased().trimmingPrefix("@"))
    guard domain.contains("."), Address.normalised("a@" + domain) != nil else {
      throw Fault(
        .domains, "names what comes after the @ of an address, one domain at a time, and “\(text)” is not a domain")
    }
    return domain
  }

  /// Who runs the scheme, and who receives concerns. A service that others can reach has at least one of each.
  private mutating func takePeople(_ file: File) throws {
    func read(_ address: String) throws -> String {
      guard let address = Address.inside(address) else {
        throw Fault(description: "“\(address)” is not an email address. One looks like cleo@example.org.")
      }
      return address
    }
    coordinators = try (file.coordinators?.all ?? []).map(read)
    safeguardingContacts = try (file.safeguardingContacts?.all ?? []).map {
      Contact(name: $0.name, address: try read($0.address))
    }
    guard Set(safeguardingContacts.map(\.name)).count == safeguardingContacts.count else {
      throw Fault(
        description: "Two `safeguarding-contacts` have the same name: people who write could not tell them apart.")
    }
    guard isLocal || !coordinators.isEmpty else {
      throw Fault(
        description: "`coordinators` names at least one address: replies to the scheme's emails go to the first.")
    }
    guard isLocal || !safeguardingContacts.isEmpty else {
      throw Fault(
        description: "`safeguarding-contacts` names who receives concerns: a `name` and an `address`, at least once.")
    }
  }

  /// How mails are sent, and from what address.
  private mutating func takeMail(_ file: File) throws {
    let from = file.mailFrom ?? mailFrom
    guard from.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }), let address = Address.inside(from),
      let header = Settings.header(from, address)
    else { throw Fault(.mailFrom, "is one name and one address on one line of ASCII, which “\(from)” is not") }
    mailFrom = header
    mailFolder = file.mailFolder ?? mailFolder
    mailCommand = file.mailCommand?.all ?? []
    guard let sender = Address.inside(file.mailSender ?? address) else {
      throw Fault(description: "`mail-sender` is the address that bounces go to, such as bounces@example.org.")
    }
    mailSender = sender
    guard file.mailCommand == nil || mailCommand.first?.hasPrefix("/") ?? false && file.mailFolder == nil else {
      throw Fault(
        description: "`mail-command` is a list that begins with a program's full path, such as [/usr/bin/msmtp]; "
          + "then there is no `mail-folder`.")
    }
  }

  /// A `From` header with one sender: a name with a comma or a dot in it is put in quotes (RFC 5322).
  private static func header(_ from: String, _ address: String) -> String? {
    guard from.hasSuffix(">"), let open = from.lastIndex(of: "<") else { return address }
    let name = from[..<open].trimmingCharacters(in: .whitespaces)
    let isQuoted = name.count > 1 && name.hasPrefix("\"") && name.hasSuffix("\"")
    let words = isQuoted ? String(name.dropFirst().dropLast()).replacing("\\\"", with: "\"") : name
    guard !words.contains(where: { $0 == "<" || $0 == ">" || $0 == "\\" }) else { return nil }
    let mayStand = words.allSatisfy { $0.isLetter || $0.isNumber || " !#$%&'*+-/=?^_`{|}~".contains($0) }
    let quoted = mayStand ? words : "\"\(words.replacing("\"", with: "\\\""))\""
    return (quoted.isEmpty ? "" : quoted + " ") + "<\(address)>"
  }
}
