import Scheme

extension TakeAwayWords {
  static func name(_ file: TakeAwayPages.File) -> Phrase {
    switch file {
    case .html: htmlName()
    case .markdown: markdownName()
    case .json: jsonName()
    }
  }

  static func use(_ file: TakeAwayPages.File) -> Phrase {
    switch file {
    case .html: htmlUse()
    case .markdown: markdownUse()
    case .json: jsonUse()
    }
  }

  static func role(isMentee: Bool, from first: String, until last: String?) -> Phrase {
    guard let last else { return isMentee ? Self.isMentee(first) : isMentor(first) }
    return isMentee ? wasMentee(first, last) : wasMentor(first, last)
  }

  static func wrote(_ someone: TakeAway.Someone, _ moment: TakeAway.Moment) -> Phrase {
    someone.isReader ? youWrote(moment.words) : partnerWrote(someone.name, moment.words)
  }

  static func agreed(_ someone: TakeAway.Someone, _ moment: TakeAway.Moment) -> Phrase {
    someone.isReader ? youAgreed(moment.words) : partnerAgreed(someone.name, moment.words)
  }

  static func ticked(_ someone: TakeAway.Someone, _ moment: TakeAway.Moment) -> Phrase {
    someone.isReader ? youTicked(moment.words) : partnerTicked(someone.name, moment.words)
  }

  static func noted(_ someone: TakeAway.Someone) -> Phrase {
    someone.isReader ? youNoted() : partnerNoted(someone.name)
  }
}
