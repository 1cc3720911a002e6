import Scheme

/// What the pages and forms about meetings say.
enum MeetingWords {
  static let title = "Meetings"
  static func title(with partner: Name) -> Wording { "Your meetings with \(partner)" }

  // MARK: The list

  static let lead =
    "Note when you met. Nobody is asked to write down what was said: a day is enough. Either of you can note a meeting, "
    + "correct it or take it away."
  static let noteTitle = "Note a meeting"
  static let note = "Note this meeting"
  static let noted = "Noted so far"
  static let none = "No meeting is noted yet."
  static let change = "Change or remove"
  static let readers = "Your partner sees this list as well. Nobody else does."
  static let statement = "A statement of your meetings, to print"
  static let back = "Back to your mentoring"
  static func by(_ name: Name) -> Wording { "noted by \(name)" }

  // MARK: One meeting

  static let changeTitle = "Change a meeting"
  static let save = "Save"
  static let remove = "Remove this meeting"
  static let removalTitle = "Remove a meeting"

  static let day = "On which day did you meet?"
  static let minutes = "How long, in minutes?"
  static let minutesHint = "For an hour and a half, write 90."
  static let medium = "How did you meet?"

  static func dayWanted(after first: String, until last: String) -> String {
    "Choose the day on which you met: \(first == last ? first : "from \(first) to \(last)")."
  }
  static let minutesBounds = "Say how long it was in minutes: from 1 to 1440."
  static let notedAlready =
    "A meeting on this day is noted already. Change that one; if you met twice on one day, add up the minutes."

  static func name(_ medium: Meeting.Medium) -> String {
    switch medium {
    case .inPerson: "In person"
    case .video: "By video"
    case .phone: "By telephone"
    case .other: "In another way"
    }
  }

  /// So many minutes as hours and minutes: `1 hour 30 minutes`.
  static func length(_ minutes: Int) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60)
    let words = [
      hours == 0 ? nil : hours == 1 ? "1 hour" : "\(hours) hours",
      rest == 0 ? nil : rest == 1 ? "1 minute" : "\(rest) minutes",
    ]
    return words.compactMap(\.self).joined(separator: " ")
  }

  static func count(_ count: Int) -> String { count == 1 ? "1 meeting" : "\(count) meetings" }

  // MARK: Have you met?

  static func check(_ partner: Name) -> Wording { "Have you met \(partner)?" }
  static let checkTitle = "Have you met?"
  static let checkLead = "One tap is enough. If you have met, say when; the rest can stay empty."
  static let checkReaders =
    "Your partner sees the day of a meeting. Should you both say twice that you have not met yet, the scheme’s coordinator "
    + "is told so, and can help. Nobody is blamed."
  static let checkDay = "If you have met: on which day?"
  static let answers: [(id: String, words: String)] = [
    (MeetingCheck.Answer.yes.rawValue, "Yes, on that day"), (MeetingCheck.Answer.planned.rawValue, "It is planned"),
    (MeetingCheck.Answer.notYet.rawValue, "Not yet"),
  ]
  static let stop = "Do not ask me again about this mentoring"
  static let checkClosed = "There is nothing to answer at present: you are not a pair just now, or take a break."
  static let notedBefore = "Noted already:"
  static let answeredNext = "Thank you. All that you noted stands on your list of meetings, when you are signed in."
  static func youSaid(_ answer: MeetingCheck.Answer) -> String {
    switch answer {
    case .yes: "You have said that you met. You can say it again for another day."
    case .planned: "You have said that a meeting is planned. You can say something else."
    case .notYet: "You have said that you have not met yet. You can say something else."
    }
  }

  // MARK: Whether to be asked

  static let mailsTitle = "Being asked"
  static let mailsOn = "If no meeting is noted for a month, we ask you both by e-mail whether you have met."
  static let mailsOff = "We do not ask you whether you have met."
  static let stopMails = "Do not ask me about this mentoring"
  static let startMails = "Ask me again"

  // MARK: The forms

  static let noteForm = Form(
    id: "meeting", title: noteTitle, parts: [.question(.meetingDay), .question(.minutes), .question(.medium)])
  static let changeForm = Form(id: "meeting", title: changeTitle, parts: noteForm.parts)
  static let removalForm = Form(id: "meeting-removal", title: removalTitle, parts: [])
  static let checkForm = Form(
    id: "meeting-check", title: checkTitle,
    parts: [
      .question(.checkDay), .question(.minutes), .question(.medium), .question(.stop),
      .question(.choice("met", checkTitle, answers)),
    ])
  static let mailsForm = Form(
    id: "meeting-mails", title: mailsTitle,
    parts: [.question(.choice("ask", mailsTitle, [("yes", startMails), ("no", stopMails)]))])
}

extension Question {
  fileprivate static let meetingDay = Question(id: "day", kind: .date, wording: Wording(MeetingWords.day))
  fileprivate static let checkDay = Question(id: "day", kind: .date, wording: Wording(MeetingWords.checkDay)).optional
  fileprivate static let minutes = Question(
    id: "minutes", kind: .number, wording: Wording(MeetingWords.minutes), hint: Wording(MeetingWords.minutesHint)
  ).optional
  fileprivate static let medium = choice(
    "medium", MeetingWords.medium, Meeting.Medium.allCases.map { ($0.rawValue, MeetingWords.name($0)) }
  ).optional
  fileprivate static let stop = Question(id: "stop", kind: .agree, wording: Wording(MeetingWords.stop)).optional
}
