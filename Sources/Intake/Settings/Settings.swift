import Foundation
import Scheme
import Synchronization

/// What the operator decides. Read from `--settings`, a YAML file; the service does not start with an unknown name.
struct Settings: Sendable {
  /// Who becomes a member on confirming an address.
  enum Members: Sendable, Hashable {
    /// Everyone.
    case open
    /// Anyone with an address in one of these domains; everyone else waits.
    case domains([String])
    /// Nobody: everyone waits for the coordinator.
    case approve
    /// Anyone that a coordinator has invited; everyone else waits.
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
  /// Sites whose forms we take: scheme, host and port, without a slash. List only what the scheme controls entirely.
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
  /// A sendmail-compatible command with its arguments, which takes the mails; empty for the folder.
  var mailCommand: [String] = []
  /// The envelope sender of mails, where bounces go: the address in `mailFrom` unless the operator names another.
  var mailSender = "waymark@localhost"
  /// The time zone that pages show times in.
  var timeZone = TimeZone(identifier: "UTC") ?? .current
  /// How long and how often: what the scheme in force says.
  var terms = Terms()
  /// The language of the scheme in force.
  var language = Language(Language.usual)
  /// How often things may be done.
  var limits = Limits()
  /// Proxies in front of the service, whose `X-Forwarded-For` is trusted.
  var trustedProxies: [ClientAddress] = []

  /// Scheme, host and port of the service, as an `Origin` header names them.
  var origin: String { String(url.dropLast()) }

  /// The name under which the service is found.
  var hostName: HostName { HostName(String(origin.trimmingPrefix("https://").trimmingPrefix("http://"))) }

  /// True for a service that is tried out on its own machine.
  var isLocal: Bool { hostName.isLoopback }

  var cookies: Cookies { Cookies(isSecure: url.hasPrefix("https://")) }

  /// The standing of someone who confirms an address that nobody has invited. People who run the scheme do not need to
  /// wait for themselves.
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
