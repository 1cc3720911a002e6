import GRDB
import Scheme

/// Everything that the page of two people shows to one of them, read at one moment.
struct CourseFacts: Sendable {
  let course: Course
  let actor: MentoringActor
  /// The other's profile; `nil` while the course is stopped, and once they have left.
  let partner: Profile?
  let partnerName: Name
  let version: Proposal.Version?
  let events: [StepEvent<ProposalAction>]
  /// What the mentee changed, each time they sent it again.
  let differences: [VersionDifference]
  let mentoringEvents: [StepEvent<MentoringAction>]
  /// Neither is suspended, and anyone who left has been let in again.
  let areMembers: Bool
  /// True for a mentee who could reopen the mentoring if the mentor had space.
  let lacksPlaceToReopen: Bool
  /// True for a mentee who has found a mentor and has other proposals waiting.
  let hasOthers: Bool
  private let person: Int64
  private let now: Instant
  private let terms: Terms

  /// - Throws: `Problem.notFound` for everyone but the two.
  init(_ handle: String, _ reading: Reading) throws {
    let db = reading.db
    let person = try reading.signedIn()
    let proposal = try Proposal.own(handle, person, in: db)
    let course = try Course.find(proposal, in: db)
    self.course = course
    self.person = person.id
    (now, terms) = (reading.now, reading.settings.terms)
    actor = course.actor(person.id)
    areMembers = try course.areMembers(in: db)
    let isThere = !course.isStopped && areMembers
    partner = isThere ? try Profile.find(course.partner(of: person.id), in: db) : nil
    partnerName = try Profile.name(of: course.partner(of: person.id), in: db)
    let versions = try proposal.versions(in: db)
    version = versions.last
    differences = zip(versions, versions.dropFirst()).map(VersionDifference.init)
    events = try proposal.events(in: db)
    mentoringEvents = try course.mentoring?.events(in: db) ?? []
    let reopens = course.mentoring?.allows(.reopen, by: person.id, at: reading.now, terms: terms) ?? false
    lacksPlaceToReopen =
      try reopens && areMembers && actor == .mentee && Mentoring.placesLeft(of: course.mentor, in: db) < 1
    hasOthers =
      try actor == .mentee && course.mentoring?.life.isPartnership ?? false
      && !Proposal.waiting(ofMentee: person.id, in: db).isEmpty
  }

  var proposal: Proposal { course.proposal }
  var mentoring: Mentoring? { course.mentoring }
  /// What the page is called.
  var title: Phrase { course.title(partnerName, as: actor) }
  /// What each is to the other.
  var reader: Access.Reader { mentoring?.reader ?? .formerPartner }

  /// True while the reader can take a step.
  func allows(_ action: ProposalAction) -> Bool { proposal.allows(action, by: person, at: now, terms: terms) }
  func allows(_ action: MentoringAction) -> Bool {
    mentoring?.allows(action, by: person, at: now, terms: terms) ?? false
  }

  /// True while the reader can reopen what is over.
  var canReopen: Bool { areMembers && !lacksPlaceToReopen && allows(.reopen) }
}
