/// How long and how often, as a scheme decides it in `content/terms.md`. Pages, emails and sentences give the numbers
/// by their names, so none can state a number other than the one that Intake uses.
public struct Terms: Sendable, Hashable {
  /// A number that a scheme decides.
  public enum Key: String, Sendable, CaseIterable {
    /// How many open proposals a mentee can have.
    case mostOpen = "most-open"
    /// A step that nobody answers is over after this time.
    case answerWithin = "answer-within"
    /// When the person whose turn it is gets a reminder, counted from the last step.
    case remindAfter = "remind-after"
    /// When they get another.
    case remindAgainAfter = "remind-again-after"
    /// The longest that a mentor can ask for, from the day of asking.
    case moreTime = "more-time"
    /// A mentor can turn a rejection into another answer within this time.
    case takeBackWithin = "take-back-within"
    /// A mentee can write again to a mentor who has declined after this time.
    case writeAgainAfter = "write-again-after"
    /// The mentee writes first, within this time.
    case writeFirstWithin = "write-first-within"
    /// Either can reopen a relationship that was completed or ended within this time, and the other can say no to more
    /// months.
    case reopenWithin = "reopen-within"
    /// When the agreed months are over, both are asked how to go on, and once more after this time.
    case askAgainAfter = "ask-again-after"
  }

  /// How a number is written.
  public enum Unit: String, Sendable, CaseIterable {
    case days, minutes
  }

  /// A number that pages give and no scheme decides.
  public enum Fixed: String, Sendable, CaseIterable {
    /// What is typed by someone who is not signed in is kept this long.
    case keepDrafts = "keep-drafts"
    /// A session ends this long after it began.
    case signedIn = "signed-in"
    /// It ends this long after the last form.
    case signedInUnused = "signed-in-unused"
    /// A link that signs in works this long.
    case signInLink = "sign-in-link"
    /// What is typed by someone who is not signed in can stay on their device this long.
    case keepOnDevice = "keep-on-device"
    /// The old address can refuse a new one for this long.
    case lostMailbox = "lost-mailbox"
    /// An email that no server takes is tried for this long.
    case emailTries = "email-tries"

    /// How many.
    public var count: Int {
      switch self {
      case .keepDrafts, .signedIn: 30
      case .signedInUnused: 21
      case .keepOnDevice: 7
      case .lostMailbox, .emailTries: 3
      case .signInLink: 10
      }
    }

    /// Of what.
    public var unit: Unit { self == .signInLink ? .minutes : .days }
  }

  private var numbers: [String: Int]

  /// The numbers by their names; one that is not given has its usual value.
  public init(_ numbers: [Key: Int] = [:]) {
    self.numbers = Dictionary(uniqueKeysWithValues: Key.allCases.map { ($0.rawValue, numbers[$0] ?? $0.usual) })
  }

  /// A number: days, except for ``Key/mostOpen``.
  public subscript(key: Key) -> Int {
    get { numbers[key.rawValue] ?? key.usual }
    set { numbers[key.rawValue] = newValue }
  }

  /// What a number can be.
  public static let range = 1...366

  /// What is wrong with the numbers together, as a sentence for their editor; `nil` where nothing is.
  public var fault: String? {
    self[.remindAfter] < self[.remindAgainAfter] && self[.remindAgainAfter] < self[.answerWithin]
      ? nil : "`remind-after` must be less than `remind-again-after`, and that less than `answer-within`."
  }
}

extension Terms.Key {
  fileprivate var usual: Int {
    switch self {
    case .mostOpen: 3
    case .answerWithin, .reopenWithin, .askAgainAfter: 14
    case .remindAfter, .takeBackWithin, .writeFirstWithin: 7
    case .remindAgainAfter: 12
    case .moreTime: 21
    case .writeAgainAfter: 30
    }
  }

  /// Of what; `nil` for a plain number.
  public var unit: Terms.Unit? { self == .mostOpen ? nil : .days }
}

extension Terms: Codable {
  /// Reads what SiteGen wrote.
  public init(from decoder: any Decoder) throws {
    let numbers = try decoder.singleValueContainer().decode([String: Int].self)
    self.init(
      Dictionary(
        uniqueKeysWithValues: Key.allCases.compactMap { key in numbers[key.rawValue].map { (key, $0) } }))
  }

  /// Writes one object.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(numbers)
  }
}
