import Scheme

extension LimitWords {
  static func sentence(_ met: Limit.Met) -> Phrase {
    let (most, period, wait) = (met.limit.most, period(met.limit), words(met.wait))
    return switch met.limit.act {
    case .requests, .links: links(wait)
    case .addresses: addresses(wait)
    case .drafts: drafts(wait)
    case .saves: saves(wait)
    case .proposals where met.limit.unit == .pair: proposalsToMentor(most, period, wait)
    case .proposals: proposals(most, period, wait)
    case .steps: steps(wait)
    case .concerns where met.limit.unit == .person: concerns(most, period, wait)
    case .concerns: concernsSignedOut(wait)
    case .concernLinks: concernLinks(wait)
    case .invitations: invitations(most, period, wait)
    case .listLines: listLines(most, wait)
    case .listChanges: listChanges(most, period, wait)
    case .denials: denials(wait)
    }
  }

  /// What the coordinator's page says about an unusual total. A limit without its own sentence is shown by its name.
  static func alarm(_ limit: Limit) -> Phrase {
    let (most, period) = (limit.most, period(limit))
    return switch limit.act {
    case .links, .requests: manyLinks(most, period)
    case .drafts where limit.measure == .kilobytes: manyKilobytes(most, period)
    case .drafts: manyDrafts(most, period)
    case .concerns: manyConcerns(most, period)
    default: limit.name.phrase
    }
  }

  private static func period(_ limit: Limit) -> LimitWords {
    switch limit.period {
    case .minute: .lastMinute
    case .hour: .lastHour
    case .day: .lastDay
    case .week: .lastWeek
    case .month: .lastMonth
    }
  }

  /// `about 12 minutes`, rounded up.
  static func words(_ wait: Span) -> Phrase {
    func count(_ seconds: Int64) -> Int { Int((wait.seconds + seconds - 1) / seconds) }
    return switch wait.seconds {
    case ...90: waitMinute()
    case ...5_400: waitMinutes(count(60))
    case ...129_600: waitHours(count(3_600))
    default: waitDays(count(86_400))
    }
  }
}
