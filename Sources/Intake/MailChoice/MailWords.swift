import Scheme

extension MailWords {
  /// What an optional kind is called.
  static func name(_ kind: MailKind) -> Phrase { names[kind]?.phrase ?? kind.rawValue.phrase }

  /// Every optional kind has its name here; a test checks this.
  static let names: [MailKind: MailWords] = [
    .proposalReminder: proposalReminder, .proposalAmendReminder: proposalAmendReminder,
    .pairFirstContact: pairFirstContact, .pairDecision: pairDecision, .pairMeeting: pairMeeting,
    .surveyReminder: surveyReminder, .digest: digest,
  ]

  /// The id of the only question.
  static let question = "mails"
}
