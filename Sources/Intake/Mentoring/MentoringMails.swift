import Scheme

extension Mentoring {
  /// A mail about it to one of the two.
  func mail(_ kind: MailKind, to actor: MentoringActor) -> Mail {
    Mail(kind: kind, to: .person(person(actor)), about: .mentoring(id))
  }

  func mailBoth(_ kind: MailKind) -> [Mail] { [mail(kind, to: .mentee), mail(kind, to: .mentor)] }
}
