/// Who sees what: the one table that the code asks, that a page of the site prints, and that a test goes through cell
/// by cell.
enum Access {
  /// What is kept about someone.
  enum Thing: String, Sendable, CaseIterable {
    case diaryEntry
    case sharedEntry
    case publicProfile
    case contact
    case helps
    case signInAddress
    case waitingProfile
    case questionToWaiting
    case proposalText
    case proposalComment
    case meetings
    case pairState
    case endingReason
    case record
    case privateAnswer
    case surveyAnswer
    case partnerRating
    case notPaired
    case concern
  }

  /// Who may want to see it, in relation to the person it belongs to.
  enum Reader: String, Sendable, CaseIterable {
    case oneself
    /// While the pair is neither over nor frozen.
    case partner
    /// Of a pair that is over, or of a proposal that has not been accepted.
    case formerPartner
    case member
    case waiting
    case coordinator
    case safeguardingContact
    case signedOut
  }

  /// What the scheme lets someone see.
  enum Cell: String, Sendable {
    /// A page shows it to them.
    case reads
    /// The scheme lets them, but no page shows it.
    case may
    case never
  }

  /// The cell of a thing and a reader.
  static func cell(_ thing: Thing, _ reader: Reader) -> Cell {
    if reads[thing, default: []].contains(reader) { return .reads }
    return may[thing, default: []].contains(reader) ? .may : .never
  }

  /// True where a page may show a thing.
  static func lets(_ reader: Reader, read thing: Thing) -> Bool { cell(thing, reader) == .reads }

  private static let reads: [Thing: Set<Reader>] = [
    .diaryEntry: [.oneself],
    .sharedEntry: [.oneself, .partner],
    .publicProfile: [.oneself, .partner, .formerPartner, .member, .coordinator],
    .contact: [.oneself, .partner],
    .helps: [.oneself, .partner],
    .signInAddress: [.oneself, .coordinator],
    .waitingProfile: [.oneself, .coordinator],
    .questionToWaiting: [.oneself, .coordinator],
    .proposalText: [.oneself, .partner, .formerPartner],
    .proposalComment: [.oneself, .partner, .formerPartner],
    .meetings: [.oneself, .partner, .formerPartner],
    .pairState: [.oneself, .partner, .formerPartner, .coordinator, .safeguardingContact],
    .record: [.oneself, .partner, .formerPartner],
    .privateAnswer: [.oneself, .coordinator],
    .endingReason: [.coordinator],
    .surveyAnswer: [.oneself, .coordinator],
    .notPaired: [.oneself],
    .concern: [.safeguardingContact],
  ]

  private static let may: [Thing: Set<Reader>] = [:]
}
