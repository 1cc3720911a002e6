import Scheme

/// An action point to read.
struct ActionPointHTML {
  let point: ActionPoint
  let pair: Pair
  let settings: Settings

  /// In a list: what, who, by when, and whether it is done.
  var line: HTML {
    "<li><span class=\"typed\" dir=\"auto\">\(point.what)</span>\n<p class=\"when\">\(facts)</p></li>\n"
  }

  /// Who, by when, and whether it is done.
  var facts: Wording {
    let due = point.dueOn.map { Wording(JourneyWords.due(settings.words(forDay: $0))) }
    let done = point.doneAt.flatMap { at in
      point.doneBy.map { JourneyWords.ticked(by: pair.name($0), settings.words(for: at)) }
    }
    return [who, due, done].compactMap(\.self).joined(separator: " · ")
  }

  var who: Wording {
    switch point.who {
    case .mentee: "\(pair.name(.mentee))"
    case .mentor: "\(pair.name(.mentor))"
    case .both: Wording(StageWords.both)
    case nil: Wording(JourneyWords.nobody)
    }
  }
}
