import GRDB
import Scheme

// What can be noted of a meeting, and when.

extension Meeting {
  static let notedAlready = FieldProblems([FieldProblem("day", MeetingWords.notedAlready)])
}

extension Mentoring {
  /// The days on which the two can have met.
  func daysOfMeetings(_ settings: Settings, at now: Instant) -> ClosedRange<String> {
    let today = settings.latestDay(of: now)
    return min(settings.earliestDay(of: proposedAt), today)...today
  }

  /// When they met is noted as long as nothing has stopped them, after the end, too: the statement is made of it.
  ///
  /// - Throws: `Obstacle`.
  func takesNotes() throws {
    guard life != .stopped else { throw Obstacle(MentoringWords.rests) }
  }
}

extension FilledForm {
  /// The meeting that was typed.
  ///
  /// - Throws: `FieldProblems` for a day before the two knew each other or yet to come, and a length that no meeting has.
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
