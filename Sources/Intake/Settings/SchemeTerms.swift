import Scheme

// The scheme's numbers as spans of time.

extension Terms {
  var mostOpen: Int { self[.mostOpen] }
  var patience: Span { span(.answerWithin) }
  /// Counted from the last step.
  var reminders: [Span] { [span(.remindAfter), span(.remindAgainAfter)] }
  var longestDelay: Span { span(.moreTime) }
  var reconsideration: Span { span(.takeBackWithin) }
  var writeAgain: Span { span(.writeAgainAfter) }
  var secondThoughts: Span { span(.reopenWithin) }
  var firstContact: Span { span(.writeFirstWithin) }
  var askAgain: Span { span(.askAgainAfter) }

  private func span(_ key: Key) -> Span { .days(Int64(self[key])) }

  /// When someone is reminded of a waiting step: after set numbers of days, or two days before a later day asked for.
  func reminders(since: Instant, due: Instant) -> [Instant] {
    due <= since + patience ? reminders.map { since + $0 }.filter { $0 < due } : [due - .days(2)]
  }
}

extension Span {
  /// A number that pages state and no scheme decides.
  static func fixed(_ number: Terms.Fixed) -> Span {
    switch number.unit {
    case .days: .days(Int64(number.count))
    case .minutes: .minutes(Int64(number.count))
    }
  }
}
