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
  var facts: Phrase {
    let due = point.dueOn.map { JourneyWords.due(settings.words(forDay: $0)) }
    let done = point.doneAt.flatMap { at in
      point.doneBy.map { JourneyWords.ticked(pair.name($0), settings.words(for: at)) }
    }
    return [who, due, done].compactMap(\.self).joined(separator: " · ")
  }

  var who: Phrase {
    switch point.who {
    case .mentee: "\(pair.name(.mentee))"
    case .mentor: "\(pair.name(.mentor))"
    case .both: StageWords.both()
    case nil: JourneyWords.nobody()
    }
  }
}
