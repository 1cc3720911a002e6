import GRDB
import Scheme

/// The page of the two: the state of their proposal or mentoring relationship, what can be done, what it says, and
/// the conversation.
struct PairPage {
  /// All forms about their proposal and mentoring relationship, in the order in which the page offers them.
  static let forms: [any CourseForm.Type] = [
    ResponseForm.self, VersionForm.self, WithdrawalForm.self, DelayForm.self, ReconsiderationForm.self,
    OtherProposalsForm.self, FirstContactForm.self, PauseForm.self, ResumptionForm.self, ExtensionForm.self,
    EarlierEndForm.self, CompletionForm.self, EndingForm.self, ReopeningForm.self, ContinuationForm.self,
  ]

  /// Those that the page shows at once, because someone is waiting for them.
  private static let wanted: [any CourseForm.Type] = [ResponseForm.self, VersionForm.self, FirstContactForm.self]

  private static func named(_ noun: String) -> (any CourseForm.Type)? { forms.first { $0.noun == noun } }

  let reading: PersonReading

  func show() throws -> Reply {
    let reading = reading.reading
    let facts = try CourseFacts(self.reading.part("handle"), reading)
    let html = CourseHTML(facts: facts, settings: reading.settings)
    // The form that someone is waiting for, on the page itself.
    let wanted = try Self.wanted.first { $0.isOpen(facts) }
      .flatMap { try reading.open($0.init(handle: facts.course.handle)) }
    let first: HTML =
      wanted.map { "<h2>\($0.form.title)</h2>\n\(reading.html($0, action: $0.source.link))" } ?? ""
    let done = reading.visit.done.flatMap(Self.named).map { HTML(done: $0.done(facts)) } ?? ""
    return .page(
      Page(
        facts.title,
        """
        \(done)\(html.state)\(facts.mentoring?.journeyLink ?? "")\(html.reach)\(first)\(otherSteps(facts))\
        \(html.body)\(try nextMentors(facts))
        """))
  }

  /// The links to everything else that can be done. A meeting can be noted if nothing has stopped the pair.
  private func otherSteps(_ facts: CourseFacts) -> HTML {
    let steps = Self.forms.filter { form in
      form.isOpen(facts) && !Self.wanted.contains { $0 == form } && form != ContinuationForm.self
    }
    let meetings: HTML =
      facts.mentoring.flatMap { mentoring in
        mentoring.life == .stopped
          ? nil : "<li><a href=\"\(href: mentoring.meetings)\">\(MeetingWords.title)</a></li>\n"
      } ?? ""
    let items = steps.map { step -> HTML in
      "<li><a href=\"\(href: step.init(handle: facts.course.handle).link)\">\(step.form(reading.scheme).title)</a></li>\n"
    }
    return meetings.isEmpty && items.isEmpty
      ? "" : "<h2>\(ProposalWords.whatElse)</h2>\n<ul class=\"links\">\n\(meetings)\(items)</ul>\n"
  }

  /// Who a mentee could ask next, if this proposal has come to nothing.
  private func nextMentors(_ facts: CourseFacts) throws -> HTML {
    let (person, db) = (reading.person, reading.db)
    guard facts.actor == .mentee, [.rejected, .expired].contains(facts.proposal.state),
      person.person.standing == .member
    else { return "" }
    let wishes = MenteeWishes(try Profile.find(person.id, in: db), in: reading.scheme.words)
    let asked = try [facts.proposal.mentor] + Course.open(ofMentee: person.id, in: db).map(\.mentor)
    let search = MentorSearch(count: 3 + asked.count)
    let mentors = try Matching.best(search, for: person.id, wishes: wishes, on: reading.today, in: db)
      .filter { !asked.contains($0.person) }.prefix(3)
    guard !mentors.isEmpty else { return "" }
    let items = mentors.map { mentor -> HTML in
      "<li><a href=\"\(href: Link(["my", "mentors", mentor.handle], after: .root))\">\(mentor.name)</a></li>\n"
    }
    return "<h2>\(ProposalWords.nextMentors)</h2>\n<ul class=\"cards\">\n\(items)</ul>\n"
  }
}
