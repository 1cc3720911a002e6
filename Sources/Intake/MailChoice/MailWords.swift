import Scheme

/// What the pages about mails say.
enum MailWords {
  static let title = "Which mails you get"
  static let lead =
    "Some mails you always get: links that you ask for, proposals and answers to them, surveys. These you can choose."
  static let save = "Save"
  static let savedTitle = "Your choice is saved"
  static let saved = "It holds from the next mail on."

  static let stopTitle = "Stop these mails"
  static let stop = "Stop them"
  static let stoppedTitle = "You get no more of these mails"
  static func stopLead(_ kind: String) -> String { "This stops one kind of mail, and nothing else: \(kind)." }
  static func stopped(_ kind: String) -> String {
    "It is switched off: \(kind). You can switch it on again when you are signed in."
  }

  /// What an optional kind is called.
  static func name(_ kind: MailKind) -> String { names[kind] ?? kind.rawValue }

  /// Every optional kind has its name here; a test sees to it.
  static let names: [MailKind: String] = [
    .proposalReminder: "reminders that a proposal waits for your answer",
    .proposalAmendReminder: "reminders that a mentor waits for your changes",
    .pairFirstContact: "the reminder that your mentor waits for your first words",
    .pairDecision: "that something your partner wrote waits for you to agree, at most once a day",
    .pairMeeting: "the question whether you have met your partner, at most once a month",
    .surveyReminder: "reminders of a survey after a mentoring, twice at most",
    .digest: "news, at most once a week, of somebody whom you might fit; it names skills, and nobody",
  ]

  static let question = "mails"

  static let form: Form = {
    var choice = Question(
      id: question, kind: .choices, wording: Wording("Send me"), hint: Wording("Leave out what you do not want."))
    choice.isOptional = true
    choice.options = MailKind.optional.map { Question.Option(id: $0.rawValue, wording: Wording(name($0))) }
    return Form(id: "mails", title: title, parts: [.question(choice)])
  }()
}
