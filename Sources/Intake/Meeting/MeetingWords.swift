import Scheme

extension MeetingWords {
  static func dayWanted(after first: String, until last: String) -> Phrase {
    first == last ? onlyDayWanted(first) : dayWanted(first, last)
  }

  /// A number of minutes as hours and minutes: `1 hour 30 minutes`.
  static func length(_ minutes: Int) -> Phrase {
    let (hours, rest) = (minutes / 60, minutes % 60)
    return switch (hours, rest) {
    case (0, _): Self.minutes(rest)
    case (_, 0): Self.hours(hours)
    default: hoursAndMinutes(Self.hours(hours), Self.minutes(rest))
    }
  }

  static func youSaid(_ answer: MeetingCheck.Answer) -> Phrase {
    switch answer {
    case .yes: youSaidYes()
    case .planned: youSaidPlanned()
    case .notYet: youSaidNotYet()
    }
  }
}
