import GRDB
import Scheme

// What can be noted about a meeting, and when.

extension Meeting {
  static let notedAlready = FieldProblems([FieldProblem("day", MeetingWords.notedAlready)])
}

extension Mentoring {
  /// The days on which the two could have met.
  func daysOfMeetings(_ settings: Settings, at now: Instant) -> ClosedRange<String> {
    let today = settings.latestDay(of: now)
    return min(settings.earliestDay(of: proposedAt), today)...today
  }

  /// Meetings can be noted as long as nothing has stopped the two, even after the end, because the statement is made
  /// from them.
  ///
  /// - Throws: `Obstacle`.
  func takesNotes() throws {
    guard life != .stopped else { throw Obstacle(MentoringWords.rests) }
  }
}

extension FilledForm {
  /// The meeting that was typed in.
  ///
  /// - Throws: `FieldProblems` for a day before the two knew each other or in the future, and for a length that no
  ///   meeting has.
  func meeting(of pair: Mentoring, _ settings: Settings, at now: Instant) throws -> Meeting.Note {
    try pair.takesNotes()
    let days = pair.daysOfMeetings(settings, at: now)
    guard let day = answers.day("day"), days.contains(day) else {
      let words = MeetingWords.dayWanted(
        after: settings.words(forDay: days.lowerBound), until: settings.words(forDay: days.upperBound))
      throw FieldProblems([FieldProblem("day", words)])
    }
    let minutes = answers.number("minutes")
    guard (1...1_440).contains(minutes ?? 1) else {
      throw FieldProblems([FieldProblem("minutes", MeetingWords.lengthBounds)])
    }
    return Meeting.Note(day: day, minutes: minutes, medium: answers.options("medium").first)
  }
}
