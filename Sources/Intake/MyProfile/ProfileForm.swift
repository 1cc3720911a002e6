import GRDB
import Scheme

/// Who someone is in the scheme, as answers to the scheme's own questions.
struct ProfileForm: OwnForm {
  static let route = Profile.formRoute
  static let origin = Origin.RouteClass.publicIntake
  static let audience = FormAudience.everybody

  func open(_ reading: Reading) throws -> OpenForm? {
    let form = reading.scheme[.profile]
    var open = OpenForm(self, form)
    open.context = AccessPage.link
    open.filled =
      try reading.person.flatMap { try Profile.find($0.id, in: reading.db) }?.answers.posted(for: form) ?? Posted()
    open.isIdempotent = true
    open.preview = { answers throws(FieldProblems) in
      try Profile.check(answers)
      return ProfileHTML(name: Name(answers.text("name")), form: form, answers: answers).preview
    }
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    try Profile.check(filled.answers)
    try Profile.save(filled, settings.language, in: transaction)
    let saved = try Profile.find(filled.person.id, in: transaction.db)
    let isAway = saved?.availability.holds(on: settings.day(of: transaction.now)) == false
    let asks = try isAway && !Proposal.waiting(of: filled.person.id, in: transaction.db).isEmpty
    try Profile.askAboutWaiting(asks, person: filled.person.id, in: transaction)
    return Saved(path: asks ? WaitingProposalsForm().link.text : Profile.pathWhenSaved)
  }
}
