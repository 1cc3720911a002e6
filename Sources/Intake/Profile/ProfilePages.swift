import Scheme

/// One's own profile as others see it, the mentors, and each mentor's page with the proposal.
struct ProfilePages: Sendable {
  let parts: Parts
  let desk: Desk

  /// My profile as others see it, or the blank form.
  func mine(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    guard let profile = try await parts.store.read({ try Profile.find(person.id, in: $0) }) else {
      return try await desk.blank(visit, at: .form(FormKind.profile.rawValue))
    }
    let next: HTML =
      profile.role.isMentee && person.person.standing == .member
      ? "<p><a href=\"/my/mentors\">\(ProfileWords.seeMentors)</a></p>\n" : ""
    return .page(
      Page(
        ProfileWords.mine,
        """
        <p class="done">\(ProfileWords.state(isMentor: profile.role.isMentor, isAvailable: profile.availability.holds(on: today)))</p>
        \(waiting(person))<p class="buttons"><a class="button" href="/my/forms/profile">\(ProfileWords.edit)</a></p>
        \(next)<h2>\(ProfileWords.asOthersSeeIt)</h2>
        \(card(profile))<h2>\(ProfileWords.contact)</h2>
        <p class="typed">\(profile.contact)</p>
        <p class="hint">\(ProfileWords.contactReaders)</p>

        """))
  }

  func mentors(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    try person.seesPeople()
    let mentors = try await parts.store.read { [today] in
      try Profile.availableMentors(for: person, on: today, in: $0)
    }
    let items = mentors.map { mentor -> HTML in
      "<li><a href=\"/my/mentors/\(mentor.handle)\">\(mentor.name)</a>\n<p>\(skills(of: mentor))</p></li>\n"
    }
    let list: HTML = mentors.isEmpty ? "<p>\(ProfileWords.noMentors)</p>\n" : "<ul class=\"cards\">\n\(items)</ul>\n"
    return .page(Page(ProfileWords.mentors, "<p class=\"lead\">\(ProfileWords.mentorsLead)</p>\n\(list)"))
  }

  /// A mentor's page. An old link to one who takes nobody at present says so.
  func mentor(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    try person.seesPeople()
    let handle = visit.part("handle")
    let found = try await parts.store.read { [today] db -> (Profile, isChoice: Bool)? in
      guard let mentor = try Profile.mentor(handle, in: db) else { return nil }
      let choices = try Profile.availableMentors(for: person, on: today, in: db)
      return (mentor, choices.contains { $0.person == mentor.person })
    }
    guard let (mentor, isChoice) = found, mentor.availability.holds(on: today) || mentor.person == person.id else {
      return .page(Page(ProfileWords.mentors, status: 404, "<p>\(ProfileWords.notAvailable)</p>\n\(toMentors)"))
    }
    guard isChoice, let submission = try await parts.submission(at: .proposal(to: handle), for: person) else {
      let why = mentor.person == person.id ? ProfileWords.thisIsYou : ProfileWords.noPlaces
      return .page(Page(mentor.name, "\(card(mentor))<p>\(why)</p>\n\(toMentors)"))
    }
    let form = desk.html(submission, action: Link(["my", "mentors", handle, "proposals"], after: .root))
    return .page(Page(mentor.name, "\(card(mentor))<h2>\(ProfileWords.propose)</h2>\n\(form)"))
  }

  private var today: String { parts.settings.day(of: parts.world.now()) }

  // MARK: Their markup

  private var toMentors: HTML { "<p><a href=\"/my/mentors\">\(ProfileWords.seeMentors)</a></p>\n" }

  private func card(_ profile: Profile) -> HTML { ProfileHTML(profile: profile).html }

  private func skills(of mentor: Profile) -> HTML {
    guard let question = mentor.form.question("offers"), let offers = mentor.answers["offers"] else { return "" }
    return AnswersHTML.words(offers, of: question)
  }

  private func waiting(_ person: SignedIn) -> HTML {
    person.person.standing == .member ? "" : "<p>\(ProfileWords.waiting)</p>\n"
  }
}

/// A profile as others see it.
struct ProfileHTML {
  let profile: Profile
  /// Who looks at it.
  var reader = Access.Reader.member

  var html: HTML {
    let answers = AnswersHTML(form: profile.form, answers: profile.answers(for: reader))
    return "<section class=\"person\">\n\(answers.html)</section>\n"
  }
}
