import GRDB
import Scheme

/// A mentee writes to a mentor, whose handle is in the address.
struct NewProposalForm: HandleForm {
  static let route: FormRoute = "mentors/:handle/proposals"
  let handle: String

  func open(_ reading: Reading) throws -> OpenForm? {
    var open = OpenForm(self, reading.scheme[.proposal])
    guard let person = reading.person else { return open }
    try person.seesPeople()
    if let mentor = try Profile.mentor(handle, in: reading.db) {
      open.respondsTo = "<h2>\(mentor.name)</h2>\n\(ProfileHTML(profile: mentor).html)"
    }
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    try filled.checkMonths()
    let mentor = try Proposal.chosenMentor(handle, by: filled, settings, in: transaction)
    let parties: [Limit.Party] = [.pair(filled.person.id, with: mentor.person), .person(filled.person.id)]
    try settings.limits.allow(.proposals, by: parties, in: transaction)
    let proposal = try Proposal.send(filled, to: mentor.person, terms: settings.terms, in: transaction)
    let path = VersionForm(handle: proposal.handle).pathWhenSaved
    return Saved(path: path, mails: [proposal.mail(.proposalSent, to: .mentor)])
  }
}

extension FilledForm {
  /// What a proposal's form cannot check by itself.
  func checkMonths() throws {
    guard let months = answers.number("months"), (1...24).contains(months) else {
      throw FieldProblems([FieldProblem("months", ProposalWords.monthsBounds)])
    }
  }
}

extension Proposal {
  /// The mentor, if the mentee may write to them now.
  ///
  /// - Throws: `Obstacle`.
  fileprivate static func chosenMentor(
    _ handle: String, by filled: FilledForm, _ settings: Settings, in transaction: Transaction
  ) throws -> Profile {
    let db = transaction.db
    try filled.person.seesPeople()
    let noPlace = Obstacle(ProposalWords.noPlace, ProfileWords.seeMentors, at: Link(["my", "mentors"], after: .root))
    guard let mentor = try Profile.mentor(handle, in: db), mentor.person != filled.person.id else { throw noPlace }
    if let obstacle = try obstacle(for: filled.person, to: mentor, settings, at: transaction.now, in: db) {
      throw obstacle
    }
    guard mentor.availability.holds(on: settings.day(of: transaction.now)),
      try Mentoring.placesLeft(of: mentor.person, in: db) > 0,
      try !NotPaired.holds(between: filled.person.id, and: mentor.person, in: db)
    else { throw noPlace }
    return mentor
  }

  /// What a mentee has to do before they can write to a mentor: checked before the form is shown, and when it is sent.
  static func obstacle(
    for person: SignedIn, to mentor: Profile, _ settings: Settings, at now: Instant, in db: Database
  ) throws -> Obstacle? {
    guard try Profile.find(person.id, in: db)?.role.isMentee ?? false else {
      return Obstacle(ProposalWords.profileFirst, ProfileWords.toForm, at: Profile.formLink)
    }
    let open = try Course.open(ofMentee: person.id, in: db)
    if let same = open.first(where: { $0.mentor == mentor.person }) {
      return Obstacle(
        ProposalWords.openAlready, same.title(mentor.name, as: .mentee), at: same.link)
    }
    if let day = try again(person.id, to: mentor.person, settings, at: now, in: db) {
      return Obstacle(
        ProposalWords.declined(day), ProfileWords.seeMentors, at: Link(["my", "mentors"], after: .root))
    }
    let most = settings.terms.mostOpen
    guard open.count(where: { !$0.isStopped }) < most else {
      return Obstacle(ProposalWords.tooMany(most), PeopleWords.myPage, at: Link(["my", ""], after: .root))
    }
    return nil
  }
}
