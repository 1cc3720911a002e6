import Foundation
import Scheme
import Synchronization

/// What the operator decides. Read from `--settings`, a YAML file; unknown names refuse to start.
struct Settings: Sendable {
  /// Who becomes a member on confirming an address.
  enum Members: Sendable, Hashable {
    /// Everyone.
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
  /// How long and how often: what the scheme in force says.
  var terms = Terms()
  /// What the scheme in force is written in.
  var language = Language(Language.usual)
  /// How often things may be done.
  var limits = Limits()
  /// Proxies in front of the service, whose `X-Forwarded-For` is believed.
  var trustedProxies: [ClientAddress] = []

  /// Scheme, host and port of the service, as an `Origin` header names them.
  var origin: String { String(url.dropLast()) }

  /// The name under which the service is to be found.
  var hostName: HostName { HostName(String(origin.trimmingPrefix("https://").trimmingPrefix("http://"))) }

  /// True for a service that is tried out on its own machine.
  var isLocal: Bool { hostName.isLoopback }

  var cookies: Cookies { Cookies(isSecure: url.hasPrefix("https://")) }

  /// What someone is on confirming an address that nobody has invited. Who runs the scheme need not wait for themself.
  func standing(ofNewcomer address: String) -> Person.Standing {
    if coordinators.contains(address) { return .member }
    return switch members {
    case .open: .member
    case .approve, .invited: .waiting
    case .domains(let domains): domains.contains { address.hasSuffix("@" + $0) } ? .member : .waiting
    }
  }

  /// A moment for people: `24 November 2026 at 10:15 GMT`.
  func words(for instant: Instant) -> String {
    language.words(for: Date(timeIntervalSince1970: TimeInterval(instant.seconds)), in: timeZone)
  }

  /// Why the settings are not taken, in the operator's words.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }
}
