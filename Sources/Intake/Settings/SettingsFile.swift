import Scheme
import Yams

extension Settings {
  /// The file's shape; the names are those that the operator writes.
  struct File: Decodable {
    var url: String?
    var siteOrigins: Several<String>?
    var site: String?
    var members: String?
    var domains: Several<String>?
    var coordinators: Several<String>?
    var safeguardingContacts: Several<Contact>?
    var mailFrom: String?
    var mailFolder: String?
    var mailCommand: Several<String>?
    var mailSender: String?
    var timeZone: String?
    var limits: [String: Int]?
    /// What `limits` was called when it was only about links.
    var linkLimits: [String: Int]?
    var trustedProxies: Several<String>?

    enum CodingKeys: String, CodingKey, CaseIterable {
      case url, site, members, domains, coordinators, limits
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

  /// A list; a single value is a list of one.
  struct Several<Element: Decodable>: Decodable {
    let all: [Element]

    init(from decoder: any Decoder) throws {
      if let list = try? [Element](from: decoder) { all = list } else { all = [try Element(from: decoder)] }
    }
  }

  /// - Throws: ``Fault``.
  static func read(_ yaml: String) throws -> File {
    do {
      let whole = try Yams.compose(yaml: yaml)
      guard let settings = whole?.mapping ?? (whole == nil || whole?.null != nil ? Node.Mapping([]) : nil) else {
        throw Fault(description: "The settings are lines such as `\(File.CodingKeys.url.form)`.")
      }
      if settings["proposals"] != nil {
        throw Fault(description: "There is no setting `proposals` any more: its numbers are in `content/terms.md`.")
      }
      try refuseUnknown(settings, known: File.CodingKeys.allCases.map(\.rawValue))
      return settings.isEmpty ? File() : try YAMLDecoder().decode(File.self, from: yaml)
    } catch let error as DecodingError {
      throw Fault(error)
    } catch let error as YamlError {
      throw Fault(error, in: yaml)
    }
  }

  private static func refuseUnknown(_ settings: Node.Mapping?, known: [String]) throws {
    for key in settings?.keys.compactMap(\.string) ?? [] where !known.contains(key) {
      throw Fault(description: "There is no setting `\(key)`. There are \(known.sorted().joined(separator: ", ")).")
    }
  }
}

extension Settings.File.CodingKeys {
  /// An example of the setting as it is written.
  var form: String {
    let value =
      switch self {
      case .url: "https://my.example.org/"
      case .site: "https://www.example.org/"
      case .siteOrigins: "[https://www.example.org]"
      case .members: "approve"
      case .domains: "[example.org]"
      case .coordinators: "[cleo@example.org]"
      case .safeguardingContacts: "[{name: Ffion, address: ffion@example.org}]"
      case .mailFrom: "Mentoring <mentoring@example.org>"
      case .mailFolder: "var/mail"
      case .mailCommand: "[/usr/bin/msmtp]"
      case .mailSender: "bounces@example.org"
      case .timeZone: "Europe/London"
      case .limits: "{links-address-hour: 5}"
      case .linkLimits: "{address-an-hour: 5}"
      case .trustedProxies: "[127.0.0.1]"
      }
    return "\(rawValue): \(value)"
  }
}

extension Settings.Fault {
  /// What is wrong with a setting, and how it is written.
  init(_ key: Settings.File.CodingKeys, _ what: String) {
    self.init(description: "`\(key.rawValue)` \(what); write, for instance, `\(key.form)`.")
  }

  /// A value of another type.
  fileprivate init(_ error: DecodingError) {
    let path: [any CodingKey] =
      switch error {
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
        .dataCorrupted(let context):
        context.codingPath
      @unknown default: []
      }
    if let key = path.first.flatMap({ Settings.File.CodingKeys(rawValue: $0.stringValue) }) {
      self.init(key, "cannot be read")
    } else {
      self.init(description: "The settings cannot be read: \(error)")
    }
  }

  /// A line that is not YAML: an unquoted `@` or `*`, say, means something else there.
  fileprivate init(_ error: YamlError, in yaml: String) {
    if case .duplicatedKeysInMapping(let keys, _) = error {
      let names = keys.sorted().map { "`\($0)`" }.joined(separator: ", ")
      self.init(description: "The settings say \(names) more than once. Keep one line of it.")
      return
    }
    let found: (problem: String, mark: Mark)? =
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        (problem, mark)
      default: nil
      }
    guard let found else {
      self.init(description: "The settings cannot be read: \(error)")
      return
    }
    let before = yaml.split(separator: "\n", omittingEmptySubsequences: false).prefix(found.mark.line)
    let keys = before.compactMap { line in
      Settings.File.CodingKeys(rawValue: String(line.prefix { $0 != ":" && $0 != " " }))
    }
    let words = "line \(found.mark.line), column \(found.mark.column): \(found.problem)"
    if let key = keys.last {
      self.init(key, "cannot be read (\(words))")
    } else {
      self.init(description: "The settings cannot be read: \(words).")
    }
  }
}
