/// What somebody reads who has met a limit: what it is about, what they can do, and when it is over.
enum LimitWords {
  static let title = "Please wait before you try again"

  static func sentence(_ met: Limit.Met) -> String {
    let wait = words(met.wait)
    return switch met.limit.act {
    case .requests, .links:
      "People on your network have asked for many links. If we already know your address, a link is on its way to you all "
        + "the same. If not, try again in \(wait)."
    case .addresses: "You have asked for many links to new addresses. Try again in \(wait)."
    case .drafts:
      "We cannot keep any more for people who have not signed in, so this is not saved yet. Everything you wrote is "
        + "below. Open another tab, sign in and then send it from here, or try again in \(wait)."
    case .saves: "You have saved a lot in a short time, so this is not saved yet. Try again in \(wait)."
    case .proposals where met.limit.unit == .pair:
      "You have already written to this mentor \(times(met.limit)). You can write to them again in \(wait)."
    case .proposals: "You have sent \(met.limit.most) proposals \(period(met.limit)). You can send another in \(wait)."
    case .steps:
      "You have changed this many times today, and the other person gets an email each time. Try again in \(wait)."
    case .concerns where met.limit.unit == .person:
      "You have raised \(met.limit.most) concerns \(period(met.limit)), so this one has not been sent yet. Your words are "
        + "still here. Send them in \(wait), or reply to any email from the scheme: the coordinator reads it. If "
        + "someone is in danger, call the emergency number."
    case .concerns:
      "More concerns than usual have come from people who are not signed in, so this one has not been sent yet. Your "
        + "words are still here. Open another tab, sign in and send them again, or try again in \(wait), or reply to any "
        + "email from the scheme: the coordinator reads it. If someone is in danger, call the emergency number."
    case .concernLinks: "You have asked for many links. Use one that we sent you, or ask again in \(wait)."
    case .invitations:
      "This address has been invited \(times(met.limit)). You can invite it again in \(wait)."
    case .listLines: "You have added \(met.limit.most) lines to this list today. You can add more in \(wait)."
    case .listChanges: "You have changed this list \(times(met.limit)). You can change it again in \(wait)."
    case .denials: "Try again in \(wait)."
    }
  }

  /// What the coordinator's page says of a total that is unusual.
  static func alarm(_ limit: Limit) -> String {
    let amount = "\(limit.most)\(limit.measure == .kilobytes ? " kilobytes" : "") or more \(period(limit))"
    return switch limit.act {
    case .links, .requests: "Sign-in links: \(amount)"
    case .drafts: "Drafts from people who are not signed in: \(amount)"
    case .concerns: "Concerns from people who are not signed in: \(amount)"
    default: "\(limit.act.rawValue): \(amount)"
    }
  }

  private static func times(_ limit: Limit) -> String {
    "\(limit.most == 1 ? "once" : limit.most == 2 ? "twice" : "\(limit.most) times") \(period(limit))"
  }

  private static func period(_ limit: Limit) -> String {
    limit.period == .day ? "in the last 24 hours" : "in the last \(limit.period.rawValue)"
  }

  /// `about 12 minutes`, rounded up.
  static func words(_ wait: Span) -> String {
    func count(_ seconds: Int64, _ unit: String) -> String {
      let number = (wait.seconds + seconds - 1) / seconds
      return "about \(number) \(unit)\(number == 1 ? "" : "s")"
    }
    return switch wait.seconds {
    case ...90: "a minute"
    case ...5_400: count(60, "minute")
    case ...129_600: count(3_600, "hour")
    default: count(86_400, "day")
    }
  }
}
