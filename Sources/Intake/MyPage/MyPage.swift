import GRDB
import Scheme

/// *My page*: what is waiting, and the links to everything that is the person's own.
struct MyPage {
  let reading: PersonReading

  private struct Facts {
    let drafts: [(draft: Draft, isTheirs: Bool)]
    let profile: Profile?
    let courses: [(course: Course, partner: Name)]
    let surveys: [(survey: Survey, partner: Name)]
    let isAskedForAvailability: Bool
    let isAskedAboutWaiting: Bool
    let meetingChecks: [(check: MeetingCheck, partner: Name)]
    let standing: StandingNote
    let isCoordinator: Bool
    let journeys: JourneyNews
    let isContact: Bool
    let diary: DiaryOnMyPage

    init(_ reading: PersonReading) throws {
      let (visit, person, settings) = (reading.visit, reading.person, reading.settings)
      let (now, db) = (reading.now, reading.db)
      isCoordinator = try settings.isCoordinator(person, in: db)
      isContact = try settings.contact(person, in: db) != nil
      drafts = try Draft.waiting(for: visit, at: now, in: db).map { ($0, $0.view(for: visit, at: now) != .perhaps) }
      profile = try Profile.find(person.id, in: db)
      courses = try Course.all(of: person.id, in: db).map { course in
        (course, try Profile.name(of: course.partner(of: person.id), in: db))
      }
      let mentorings = courses.compactMap(\.course.mentoring).sorted { $0.id < $1.id }
      journeys = try JourneyNews(for: person, mentorings, today: reading.today, in: db)
      isAskedForAvailability = try Profile.isAskedForAvailability(person.id, in: db)
      isAskedAboutWaiting = try Profile.isAskedAboutWaiting(person.id, in: db)
      meetingChecks = try MeetingCheck.waiting(for: person, in: mentorings, in: db).map { check in
        (check, try Profile.name(of: check.pair.partner(of: person.id), in: db))
      }
      standing = try StandingNote(for: person, in: db)
      diary = try DiaryOnMyPage(of: person, mentorings, at: now, in: db)
      surveys = try Survey.waiting(for: person, in: db).map { ($0, try $0.partnerName(in: db)) }
    }

    /// True for a member who is a mentee, has finished their profile, and has neither a mentor nor an open proposal.
    func mayChoose(_ person: SignedIn) -> Bool {
      guard let profile, profile.role.isMentee, profile.lacks.isEmpty, person.person.standing == .member else {
        return false
      }
      return !courses.contains { $0.course.mentee == person.id && $0.course.isOpen }
    }
  }

  func show() throws -> Reply {
    let (facts, person) = (try Facts(reading), reading.person)
    let next = next(facts, person)
    let waits: HTML = next.isEmpty ? "<p>\(nothing(facts, person))</p>\n" : "<ul class=\"cards\">\n\(next)</ul>\n"
    return .page(
      Page(
        PeopleWords.myPage,
        """
        \(facts.standing.html)<h2>\(MyPageWords.next)</h2>
        \(waits)\(facts.journeys.html(reading.settings))\(proposals(facts, person))\
        \(facts.diary.html(reading.settings, reading.scheme))<h2>\(MyPageWords.mine)</h2>
        <ul class="links">
        <li><a href="/my/diary">\(DiaryWords.title)</a></li>
        <li><a href="/my/take-away">\(TakeAwayWords.pageTitle)</a></li>
        <li><a href="/my/profile">\(ProfileWords.mine)</a></li>
        <li><a href="/my/mail">\(MailWords.title)</a></li>
        \(mentors(facts, person))<li><a href="/my/who-sees-what">\(AccessWords.title)</a></li>
        \(facts.isCoordinator ? coordinator : "")\(facts.isContact ? contact : "")<li><a href="/my/leaving">\(LeavingWords.title)</a></li>
        </ul>

        """))
  }

  private func next(_ facts: Facts, _ person: SignedIn) -> [HTML] {
    var items = facts.drafts.map { draft, isTheirs in
      item(isTheirs ? MyPageWords.draft : MyPageWords.perhapsDraft, ["drafts", draft.handle])
    }
    items += facts.standing.openQuestions.map { item(CoordinatorWords.answerQuestion, ["questions", $0.handle]) }
    items += profile(facts)
    for (course, partner) in facts.courses {
      if let words = waits(course, partner, for: person) {
        items.append(item(words, ["proposals", course.handle]))
      }
      if asksOfOthers(course, facts, person) {
        items.append(item(MyPageWords.others(partner), ["proposals", course.handle, OtherProposalsForm.noun]))
      }
    }
    if facts.mayChoose(person) {
      items.append("<li><a href=\"/my/mentors\">\(MyPageWords.chooseMentor)</a></li>\n")
    }
    if facts.isAskedAboutWaiting { items.append(item(MyPageWords.waiting, ["profile", "waiting"])) }
    items += facts.journeys.waiting.map { partner, link in
      "<li><a href=\"\(href: link)\">\(MyPageWords.agree(partner))</a></li>\n"
    }
    if facts.isAskedForAvailability { items.append(item(ProfileWords.availabilityTitle, ["profile", "availability"])) }
    items += facts.meetingChecks.map { item(MyPageWords.meeting($0.partner), ["meeting-checks", $0.check.handle]) }
    return items + facts.surveys.map { item(MyPageWords.survey($0.partner), ["surveys", $0.survey.handle]) }
  }

  /// Why nothing is waiting, and what will happen.
  private func nothing(_ facts: Facts, _ person: SignedIn) -> MyPageWords {
    if facts.courses.contains(where: { $0.course.proposal.state.isWaiting }) { return .othersTurn }
    let isListed = facts.profile.map { $0.role.isMentor && $0.availability.holds(on: reading.today) } ?? false
    return isListed && person.person.standing == .member ? .listed : .nothingWaits
  }

  private func profile(_ facts: Facts) -> [HTML] {
    guard let profile = facts.profile else { return [item(MyPageWords.profile, ["profile"])] }
    return profile.lacks.isEmpty
      ? [] : [item(MyPageWords.finishProfile(profile.lacks), ["forms", FormKind.profile.rawValue])]
  }

  /// True if a mentee has found a mentor, and has not said what should become of the proposals to others.
  private func asksOfOthers(_ course: Course, _ facts: Facts, _ person: SignedIn) -> Bool {
    course.proposal.othersAsked && course.mentoring?.life.isPartnership ?? false && course.mentee == person.id
      && facts.courses.contains { $0.course.mentee == person.id && $0.course.proposal.state.isWaiting }
  }

  /// What a proposal or a mentoring relationship is waiting for, if this person has to do it.
  private func waits(_ course: Course, _ partner: Name, for person: SignedIn) -> Phrase? {
    let (now, terms) = (reading.now, reading.settings.terms)
    guard let mentoring = course.mentoring else {
      let due = words(course.proposal.position.due)
      if course.proposal.allows(.accept, by: person.id, at: now, terms: terms) {
        return MyPageWords.answer(partner, due)
      }
      return course.proposal.allows(.sendAgain, by: person.id, at: now, terms: terms)
        ? MyPageWords.amend(partner, due) : nil
    }
    if mentoring.contactMadeAt == nil, mentoring.allows(.makeContact, by: person.id, at: now, terms: terms) {
      return MyPageWords.write(partner, words(mentoring.begunAt + terms.firstContact))
    }
    return mentoring.asked > 0 && mentoring.allows(.extend, by: person.id, at: now, terms: terms)
      ? MyPageWords.goOn(partner) : nil
  }

  private func words(_ moment: Instant?) -> String {
    moment.map { reading.settings.words(forDay: reading.settings.lastDay(before: $0)) } ?? ""
  }

  private func proposals(_ facts: Facts, _ person: SignedIn) -> HTML {
    guard !facts.courses.isEmpty else { return "" }
    let items = facts.courses.map { course, partner -> HTML in
      let actor = course.actor(person.id)
      return """
        <li><a href="\(href: course.link)">\(course.title(partner, as: actor))</a>
        <p>\(course.words(for: actor, partner: partner))</p>
        \(course.mentoring?.journeyLink ?? "")</li>

        """
    }
    return "<h2>\(MyPageWords.proposals)</h2>\n<ul class=\"cards\">\n\(items)</ul>\n"
  }

  private func mentors(_ facts: Facts, _ person: SignedIn) -> HTML {
    guard person.person.standing == .member, facts.profile?.role.isMentee ?? true else { return "" }
    return "<li><a href=\"/my/mentors\">\(ProfileWords.seeMentors)</a></li>\n"
  }

  private var coordinator: HTML { "<li><a href=\"/my/coordinator/\">\(CoordinatorWords.title)</a></li>\n" }

  private var contact: HTML { "<li><a href=\"/my/contact\">\(ContactWords.toList)</a></li>\n" }

  private func item(_ words: some Sayable, _ path: [String]) -> HTML {
    "<li><a href=\"\(href: Link(["my"] + path, after: .root))\">\(words.phrase)</a></li>\n"
  }
}

extension MyPageWords {
  /// - Parameter lacks: what a profile lacks, one thing or two.
  static func finishProfile(_ lacks: [some Sayable]) -> Phrase {
    let lacks = lacks.map(\.phrase)
    return lacks.count > 1 ? finishBoth(lacks[0], lacks[1]) : finish(lacks.first ?? "")
  }
}
