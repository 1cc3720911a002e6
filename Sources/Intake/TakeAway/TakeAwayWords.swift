import Scheme

/// What the page *Download my diary and records* and its files say.
enum TakeAwayWords {
  static let pageTitle = "Download my diary and records"
  static let lead = "Your diary and the records of your mentoring are yours. Download a copy whenever you like."
  static let whatIsIn =
    "Each file has your diary, with the questions that were asked. For each mentoring relationship it has the decisions, "
    + "action points and meetings, with what your partner wrote there and your private answers. None of the files has your "
    + "partner’s diary."
  static let care =
    "A file is only as private as the place where you keep it. On a computer that other people use, delete it afterwards."

  static func name(_ file: TakeAwayPages.File) -> String {
    switch file {
    case .html: "A page to read and print"
    case .markdown: "Markdown"
    case .json: "JSON"
    }
  }

  static func use(_ file: TakeAwayPages.File) -> String {
    switch file {
    case .html: "One file on your own device that opens in any browser. The best choice for most people."
    case .markdown: "Plain text, for note-taking apps."
    case .json: "For other programs: all text exactly as you typed it."
    }
  }

  // MARK: In the files

  static let diary = "My diary"
  static let noEntries = "There are no entries."
  static let decisions = "Decisions"
  static let actionPoints = "Action points"
  static let meetings = "Meetings"
  static let from = "Asked in"
  static let rests = "You cannot download anything about this mentoring at the moment."
  static let alone = "Private answer"
  static let takenBack = "(removed)"
  static let you = "you"
  static let both = "both of you"
  static let open = "open"
  static let yes = "Yes"

  static func title(_ name: Name) -> Wording { "\(name): diary and mentoring" }
  static func made(_ scheme: String, _ moment: String) -> String { "Downloaded from \(scheme) on \(moment)." }
  static func edited(_ moment: String) -> String { "Edited on \(moment)" }
  static func shared(_ name: Name) -> Wording { "Shared with \(name)" }
  static func mentoring(_ name: Name) -> Wording { "Mentoring with \(name)" }
  static func role(isMentee: Bool, from day: String, until end: String?) -> String {
    let role = isMentee ? "You were the mentee" : "You were the mentor"
    return end.map { "\(role), from \(day) until \($0)." }
      ?? "You are the \(isMentee ? "mentee" : "mentor"), since \(day)."
  }
  static func by(_ name: Name, on moment: String) -> Wording { "Written by \(name) on \(moment)" }
  static func agreed(by name: Name, on moment: String) -> Wording { "agreed by \(name) on \(moment)" }
  static func due(_ day: String) -> String { "by \(day)" }
  static func noted(by name: Name) -> Wording { "noted by \(name)" }
  static func done(by name: Name, on moment: String) -> Wording { "ticked by \(name) on \(moment)" }
}
