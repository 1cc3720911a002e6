import Scheme

/// A person's own profile as others see it.
struct ProfilePages {
  let reading: PersonReading

  /// My profile as others see it, or the blank form.
  func mine() throws -> Reply {
    let (person, visit) = (reading.person, reading.visit)
    guard let profile = try Profile.find(person.id, in: reading.db) else {
      return try ProfileForm().page(reading.reading, action: ProfileForm().link)
    }
    let next: HTML =
      profile.role.isMentee && person.person.standing == .member
      ? "<p><a href=\"/my/mentors\">\(ProfileWords.seeMentors)</a></p>\n" : ""
    let secondAddress = try AddressPages.suggestion(for: person, in: reading.db)
    return .page(
      Page(
        ProfileWords.mine,
        """
        \(visit.done == nil ? "" : HTML(done: ProfileWords.isSaved))<p>\(state(of: profile, person))</p>
        \(secondAddress)<p class="buttons"><a class="button" href="/my/forms/profile">\(ProfileWords.edit)</a></p>
        \(next)<h2>\(ProfileWords.asOthersSeeIt)</h2>
        \(card(profile))<h2>\(ProfileWords.contact)</h2>
        \(HTML(typed: profile.contact))\
        <p class="hint">\(ProfileWords.contactReaders)</p>
        <p><a href="/my/mail">\(MailWords.title)</a></p>
        <p><a href="/my/not-paired">\(NotPairedWords.title)</a></p>

        """))
  }

  /// Shown when there is nothing to ask at the moment.
  static func nothingToAnswer(_ title: Phrase, _ words: ProfileWords) -> Reply {
    .page(Page(title, "<p>\(words)</p>\n<p><a href=\"/my/profile\">\(ProfileWords.mine)</a></p>\n"))
  }

  private func state(of profile: Profile, _ person: SignedIn) -> ProfileWords {
    ProfileWords.state(
      isMember: person.person.standing == .member, isMentor: profile.role.isMentor,
      isAvailable: profile.availability.holds(on: reading.today))
  }

  // MARK: Their markup

  private func card(_ profile: Profile) -> HTML { ProfileHTML(profile: profile).html }
}
