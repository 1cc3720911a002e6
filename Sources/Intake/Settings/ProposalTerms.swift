/// How long and how often: the scheme's terms for proposals and pairs. The operator's settings can change each.
struct ProposalTerms: Sendable, Hashable {
  /// How many open proposals a mentee may have.
  var mostOpen = 3
  /// A step that waits for its answer this long is over.
  var patience = Span.days(14)
  /// When somebody who is waited for is reminded, from the last step on.
  var reminders = [Span.days(7), Span.days(12)]
  /// The longest that a mentor can ask for, from the day of asking.
  var longestDelay = Span.days(21)
  /// A rejection can be taken back this long.
  var reconsideration = Span.days(7)
  /// A mentee can write again to a mentor who has declined, after this time.
  var writeAgain = Span.days(30)
  /// A completion or an ending can be taken back by either this long, more months by the other.
  var secondThoughts = Span.days(14)
  /// The mentee writes first, within this time.
  var firstContact = Span.days(7)
  /// When the agreed months are over both are asked how to go on, and once more after this time.
  var askAgain = Span.days(14)

  /// When somebody is reminded of a step that waits: after so many days, and, of a day that was asked for, two days before.
  func reminders(since: Instant, due: Instant) -> [Instant] {
    due <= since + patience ? reminders.map { since + $0 }.filter { $0 < due } : [due - .days(2)]
  }
}

extension Span {
  /// A length of whole days, for people.
  var inDays: String { self == .days(1) ? "1 day" : "\(seconds / 86_400) days" }
}

extension ProposalTerms {
  /// As the settings file has them below `proposals:`, all in days but for `most-open`.
  struct File: Decodable {
    var mostOpen: Int?
    var patience: Int64?
    var reminders: [Int64]?
    var longestDelay: Int64?
    var reconsideration: Int64?
    var writeAgain: Int64?
    var secondThoughts: Int64?
    var firstContact: Int64?
    var askAgain: Int64?

    enum CodingKeys: String, CodingKey, CaseIterable {
      case patience = "answer-within-days"
      case reminders = "remind-after-days"
      case mostOpen = "most-open"
      case longestDelay = "need-until-days"
      case reconsideration = "take-back-days"
      case writeAgain = "write-again-after-days"
      case secondThoughts = "reopen-within-days"
      case firstContact = "write-within-days"
      case askAgain = "ask-again-after-days"
    }
  }

  /// - Throws: `Settings.Fault` for a number that makes no sense.
  init(_ file: File?) throws {
    guard let file else { return }
    let numbers = [
      file.mostOpen.map(Int64.init), file.patience, file.longestDelay, file.reconsideration, file.writeAgain,
      file.secondThoughts, file.firstContact, file.askAgain,
    ]
    guard (numbers.compactMap(\.self) + (file.reminders ?? [])).allSatisfy({ (1...366).contains($0) }) else {
      throw Settings.Fault(description: "The numbers below `proposals` are from 1 to 366.")
    }
    mostOpen = file.mostOpen ?? mostOpen
    patience = file.patience.map(Span.days) ?? patience
    reminders = file.reminders?.sorted().map(Span.days) ?? reminders
    longestDelay = file.longestDelay.map(Span.days) ?? longestDelay
    reconsideration = file.reconsideration.map(Span.days) ?? reconsideration
    writeAgain = file.writeAgain.map(Span.days) ?? writeAgain
    secondThoughts = file.secondThoughts.map(Span.days) ?? secondThoughts
    firstContact = file.firstContact.map(Span.days) ?? firstContact
    askAgain = file.askAgain.map(Span.days) ?? askAgain
  }
}
