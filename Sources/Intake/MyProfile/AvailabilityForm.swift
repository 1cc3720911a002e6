import GRDB
import Scheme

/// Asks a mentor, once a mentoring relationship is over, whether they will take another mentee.
struct AvailabilityForm: OwnForm, MailedForm {
  static let route: FormRoute = "profile/availability"

  func open(_ reading: Reading) throws -> OpenForm? {
    guard let person = reading.person else { throw Problem.signInNeeded(destination: link.text) }
    guard try Profile.isAskedForAvailability(person.id, in: reading.db) else { throw Problem.notFound }
    var open = OpenForm(self, reading.scheme[.availability])
    open.isIdempotent = true
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let (chosen, day) = (filled.answers.options("availability").first, filled.answers.day("available-from"))
    guard chosen != "from-date" || day != nil else {
      throw FieldProblems([FieldProblem("available-from", ProfileWords.dayWanted)])
    }
    try Profile.setAvailable(
      chosen == "available", from: chosen == "from-date" ? day : nil, person: filled.person.id, in: transaction)
    return Saved(path: Profile.pathWhenSaved)
  }

  /// The form, or a kind note that there is nothing to answer. A mailed link is then dead.
  func page(_ reading: Reading, action: Link) throws -> Reply {
    guard let open = try reading.find(self) else {
      guard reading.person?.session != nil else { throw Problem.deadLink }
      return ProfilePages.nothingToAnswer(reading.scheme[.availability].title, ProfileWords.notAsked)
    }
    let answering = reading.person?.answering ?? ""
    return .page(Page(open.form.title, "\(answering)\(reading.html(open, action: action))"))
  }
}
