import Scheme

/// What the pages and forms about meetings say.
enum MeetingWords {
  static let title = "Meetings"
  static func title(with partner: Name) -> Wording { "Your meetings with \(partner)" }

  // MARK: The list

  static let lead =
    "Note when you met. You do not have to write down what was said: the day is enough. Either of you can note a meeting, "
    + "correct it or remove it."
  static let noteTitle = "Note a meeting"
  static let note = "Save this meeting"
  static let noted = "Noted so far"
  static let none = "No meetings have been noted yet."
  static let change = "Change or remove"
  static let readers = "Only you and your partner see this list."
  static let statement = "Print a statement of your meetings"
  static let back = "Back to your mentoring"
  static func by(_ name: Name) -> Wording { "noted by \(name)" }

  // MARK: One meeting

  static let changeTitle = "Change a meeting"
  static let save = "Save"
  static let remove = "Remove this meeting"
  static let removalTitle = "Remove a meeting"

  static let day = "When did you meet?"
  static let minutes = "How long did you meet for, in minutes?"
  static let minutesHint = "For an hour and a half, write 90."
  static let medium = "How did you meet?"

  static func dayWanted(after first: String, until last: String) -> String {
    "Choose the day you met: \(first == last ? first : "from \(first) to \(last)")."
  }
  static let minutesBounds = "Enter the length in minutes, from 1 to 1440."
  static let notedAlready =
    "A meeting on this day has already been noted. Change that one. If you met twice that day, add up the minutes."

  static func name(_ medium: Meeting.Medium) -> String {
    switch medium {
    case .inPerson: "In person"
    case .video: "By video"
    case .phone: "By phone"
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
  static let checkLead = "One tap is enough. If you have met, say when. You can leave the rest empty."
  static let checkReaders =
    "Your partner sees the day of a meeting. If you both say twice that you have not met yet, the scheme’s coordinator can "
    + "see that and can help. Nobody is to blame."
  static let checkDay = "If you have met, when was it?"
  static let answers: [(id: String, words: String)] = [
    (MeetingCheck.Answer.yes.rawValue, "Yes, on that day"), (MeetingCheck.Answer.planned.rawValue, "It is planned"),
    (MeetingCheck.Answer.notYet.rawValue, "Not yet"),
  ]
  static let stop = "Do not ask me about my meetings with this partner again"
  static let checkClosed =
    "There is nothing to answer at the moment: your mentoring is paused, has ended or cannot continue just now."
  static let notedBefore = "Already noted:"
  static let answeredNext = "Thank you. Sign in to see your list of meetings."
  static func youSaid(_ answer: MeetingCheck.Answer) -> String {
    switch answer {
    case .yes: "You have said that you met. You can say it again for another day."
    case .planned: "You have said that a meeting is planned. You can say something else."
    case .notYet: "You have said that you have not met yet. You can say something else."
    }
  }

  // MARK: Whether to be asked

  static let mailsTitle = "Reminders about meetings"
  static let mailsOn = "If neither of you notes a meeting for a month, we email you both to ask whether you have met."
  static let mailsOff = "We do not ask you whether you have met."
  static let stopMails = "Do not ask me about these meetings"
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
