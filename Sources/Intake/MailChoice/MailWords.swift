import Scheme

/// What the pages about mails say.
enum MailWords {
  static let title = "Email settings"
  static let lead =
    "We always send you some emails: links you ask for, proposals and answers to them, and surveys. You can choose whether "
    + "to get the ones below."
  static let save = "Save"
  static let savedTitle = "Your settings are saved"
  static let saved = "This applies from the next email."

  static let stopTitle = "Stop these emails"
  static let stop = "Stop these emails"
  static let stoppedTitle = "You will get no more of these emails"
  static func stopLead(_ kind: String) -> String { "This stops one kind of email and nothing else: \(kind)." }
  static func stopped(_ kind: String) -> String {
    "You have switched off: \(kind). You can switch it on again when you are signed in."
  }

  /// What an optional kind is called.
  static func name(_ kind: MailKind) -> String { names[kind] ?? kind.rawValue }

  /// Every optional kind has its name here; a test sees to it.
  static let names: [MailKind: String] = [
    .proposalReminder: "reminders to answer a proposal",
    .proposalAmendReminder: "reminders to make the changes that a mentor asked for",
    .pairFirstContact: "the reminder to write to your mentor for the first time",
    .pairDecision: "news that your partner wrote something for you to agree to, at most once a day",
    .pairMeeting: "the question about whether you have met your partner, at most once a month",
    .surveyReminder: "reminders to answer a survey after your mentoring, at most twice",
    .digest: "news of people who might suit you, at most once a week; it lists skills, but names nobody",
  ]

  static let question = "mails"

  static let form: Form = {
    var choice = Question(
      id: question, kind: .choices, wording: Wording("Send me"), hint: Wording("Untick any that you do not want."))
    choice.isOptional = true
    choice.options = MailKind.optional.map { Question.Option(id: $0.rawValue, wording: Wording(name($0))) }
    return Form(id: "mails", title: title, parts: [.question(choice)])
  }()
}
