import Scheme

extension SiteWords {
  /// What a guide is, by its readers.
  static func guide(for audience: Audience) -> SiteWords {
    switch audience {
    case .mentee: .guideForMentee
    case .mentor: .guideForMentor
    case .both: .guideForBoth
    case .coordinator: .guideForCoordinator
    }
  }

  /// The heading of the guides for some readers.
  static func guides(for audience: Audience) -> SiteWords {
    switch audience {
    case .mentee: .guidesForMentee
    case .mentor: .guidesForMentor
    case .both: .guidesForBoth
    case .coordinator: .guidesForCoordinator
    }
  }

  /// The heading of a fenced remark.
  static func aside(_ kind: String) -> SiteWords {
    switch kind {
    case "warning": .warning
    case "todo": .todo
    default: .note
    }
  }

  /// How long a path of guides is.
  static func length(_ guides: Int, _ minutes: Int, withOthers all: Int?) -> Phrase {
    let (guides, minutes) = (SiteWords.guideCount(guides), SiteWords.minutes(minutes))
    return all.map { SiteWords.lengthWithOthers(guides, minutes, SiteWords.minutes($0)) }
      ?? SiteWords.length(guides, minutes)
  }
}
