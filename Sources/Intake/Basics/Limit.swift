/// One limit: what is counted, who it is counted for, over what time, and the most that is allowed.
struct Limit: Sendable, Hashable {
  /// What is counted.
  enum Act: String, Sendable, Hashable {
    /// An address that was typed to sign in, whether or not a link is sent to it.
    case requests
    /// A link sent because someone typed an address.
    case links
    /// An address that someone wants to add to their own.
    case addresses
    /// What is written before signing in.
    case drafts
    /// A form saved by someone who is signed in.
    case saves
    case proposals
    /// A step of a proposal or a pair that the other person gets an email about.
    case steps
    case concerns
    /// A new link to a concern, asked for by a safeguarding contact.
    case concernLinks = "concern-links"
    case invitations
    /// A change to the list of people who someone is not to be paired with.
    case listChanges = "list-changes"
    /// A new line in that list.
    case listLines = "list-lines"
    /// A line of the audit about a page that was not there, or not theirs.
    case denials
  }

  /// Who it is counted for.
  enum Unit: String, Sendable, Hashable {
    case address, client, browser, person, pair, all
  }

  /// Over what time.
  enum Period: String, Sendable, Hashable {
    case minute, hour, day, week, month

    var span: Span {
      switch self {
      case .minute: .minutes(1)
      case .hour: .minutes(60)
      case .day: .days(1)
      case .week: .days(7)
      case .month: .days(30)
      }
    }
  }

  /// How many times, or how much.
  enum Measure: String, Sendable, Hashable {
    case times, kilobytes
  }

  let act: Act
  let measure: Measure
  let unit: Unit
  let period: Period
  /// Refuses nothing, but tells the coordinators and the log: a total that refused would let a few lock everyone out.
  let isAlarm: Bool
  var most: Int

  init(
    _ act: Act, _ unit: Unit, _ period: Period, most: Int, in measure: Measure = .times, isAlarm: Bool = false
  ) {
    (self.act, self.measure, self.unit, self.period) = (act, measure, unit, period)
    (self.isAlarm, self.most) = (isAlarm, most)
  }

  /// As the settings name it: `drafts-client-hour`, `drafts-kilobytes-client-hour`.
  var name: String {
    let words = [act.rawValue, measure == .times ? nil : measure.rawValue, unit.rawValue, period.rawValue]
    return words.compactMap(\.self).joined(separator: "-")
  }

  /// The one that something is counted for.
  enum Party: Sendable, Hashable {
    case address(String)
    /// An IPv4 address, or 64 bits of IPv6.
    case client(String)
    /// A browser, by its cookie.
    case browser(Token)
    case person(Int64)
    /// What one person does to another.
    case pair(Int64, with: Int64)
    /// Everyone together.
    case all

    var unit: Unit {
      switch self {
      case .address: .address
      case .client: .client
      case .browser: .browser
      case .person: .person
      case .pair: .pair
      case .all: .all
      }
    }

    var name: String {
      switch self {
      case .address(let address): address
      case .client(let client): client
      case .browser(let cookie): cookie.hash.base64EncodedString()
      case .person(let id): String(id)
      case .pair(let one, let other): "\(one)-\(other)"
      case .all: ""
      }
    }
  }

  /// A limit that was met, and how long it still applies.
  struct Met: Sendable, Hashable {
    let limit: Limit
    let wait: Span
  }
}
