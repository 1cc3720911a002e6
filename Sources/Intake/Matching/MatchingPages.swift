import Foundation
import GRDB
import Scheme

/// The mentors, best first, with reasons; and each mentor's page with the proposal.
struct MatchingPages {
  let reading: PersonReading

  private var form: Form? { reading.scheme.form(.profile) }

  func list() throws -> Reply {
    let (person, db) = (reading.person, reading.db)
    try person.seesPeople()
    let asked = MatchingQuery(reading.visit.query, skills: reading.scheme.skills)
    let wishes = MenteeWishes(try Profile.find(person.id, in: db), in: reading.scheme.words)
    let mentors = try Matching.best(asked.search, for: person.id, wishes: wishes, on: reading.today, in: db)
    let list = MatchingHTML(asked: asked, wishes: wishes, mentors: mentors, form: form)
    return .page(Page(MatchingWords.mentors, list.html))
  }

  /// A mentor's page. An old link to a mentor who takes nobody at the moment says so, whatever the reason.
  func mentor() throws -> Reply {
    try reading.person.seesPeople()
    guard let found = try Found(reading), found.mentor.availability.holds(on: reading.today) || found.isReader else {
      return .page(
        Page(MatchingWords.mentors, status: 404, "<p>\(ProfileWords.notAvailable)</p>\n\(toMentors)"))
    }
    let card = ProfileHTML(profile: found.mentor).html
    if let open = found.open {
      let title = open.title(found.mentor.name, as: .mentee)
      return .page(
        Page(found.mentor.name, "<p><a href=\"\(href: open.link)\">\(title)</a></p>\n\(card)\(toMentors)"))
    }
    if found.isChoice, let obstacle = found.obstacle {
      return .page(
        Page(
          found.mentor.name,
          "\(fit(found))\(card)<h2>\(ProfileWords.propose)</h2>\n\(obstacle.html)\(toMentors)"))
    }
    guard found.isChoice else {
      let why = found.isReader ? ProfileWords.thisIsYou : ProfileWords.noPlaces
      return .page(Page(found.mentor.name, "\(card)<p>\(why)</p>\n\(toMentors)"))
    }
    let form = try reading.html(NewProposalForm(handle: found.mentor.handle))
    return .page(Page(found.mentor.name, "\(fit(found))\(card)<h2>\(ProfileWords.propose)</h2>\n\(form)"))
  }

  /// What the page of one mentor shows.
  private struct Found {
    let mentor: Profile
    /// The mentor is looking at their own page.
    let isReader: Bool
    let isChoice: Bool
    /// The proposal or mentoring relationship that is already open between the two.
    let open: Course?
    /// What the reader has to deal with before they can send a proposal.
    let obstacle: Obstacle?
    let wishes: MenteeWishes?
    let line: MentorLine?

    init?(_ reading: PersonReading) throws {
      let (person, db, day) = (reading.person, reading.db, reading.today)
      guard let mentor = try Profile.mentor(reading.part("handle"), in: db) else { return nil }
      self.mentor = mentor
      isReader = mentor.person == person.id
      isChoice = try Matching.isChoice(mentor.person, for: person.id, on: day, in: db)
      open = try Course.open(ofMentee: person.id, in: db).first { $0.mentor == mentor.person }
      obstacle = try Proposal.obstacle(for: person, to: mentor, reading.settings, at: reading.now, in: db)
      wishes = MenteeWishes(try Profile.find(person.id, in: db), in: reading.scheme.words)
      line = try wishes.map { try Matching.line(of: mentor, wishes: $0, in: db) }
    }
  }

  private func fit(_ found: Found) -> HTML {
    guard let line = found.line, let wishes = found.wishes, let form else { return "" }
    let fit = FitHTML(fit: MatchingFit(line, wishes, in: form)).html
    return fit.isEmpty ? "" : "<section class=\"fit\">\n<h2>\(MatchingWords.why)</h2>\n\(fit)</section>\n"
  }

  private var toMentors: HTML { "<p><a href=\"/my/mentors\">\(ProfileWords.seeMentors)</a></p>\n" }
}

/// What someone asked the list for, in the address of its page.
struct MatchingQuery: Sendable {
  static let perPage = 20

  /// As it was typed.
  let typed: String
  let skills: [Question.Option]
  let search: MentorSearch
  /// Why the search is not the one that was asked for.
  let fault: MatchingWords?
  /// From 1.
  let page: Int

  init(_ query: Posted, skills: [Question.Option]) {
    self.skills = skills
    typed = query.first("word") ?? ""
    page = max(1, min(query.first("page").flatMap { Int($0) } ?? 1, 100_000))
    let skill = query.first("skill").flatMap { $0.isEmpty ? nil : $0 }
    let isKnown = skill.map { id in skills.contains { $0.id == id } } ?? true
    let words = MatchingText.words(in: typed).isEmpty ? [] : SearchWords(typed).words
    let isBlank = typed.allSatisfy(\.isWhitespace)
    fault = !isKnown ? MatchingWords.unknownSkill : words.isEmpty && !isBlank ? MatchingWords.noLetters : nil
    search = MentorSearch(
      skill: isKnown ? skill : nil, words: words, start: (page - 1) * Self.perPage, count: Self.perPage)
  }

  var isSearch: Bool { search.skill != nil || !search.words.isEmpty }

  /// The same search on another page.
  func link(page: Int) -> Link {
    let fields = [
      ("skill", search.skill ?? ""), ("word", search.words.map(\.typed).joined(separator: " ")),
      ("page", page == 1 ? "" : String(page)),
    ]
    return Link(["my", "mentors"], after: .root, query: fields.filter { !$0.1.isEmpty })
  }
}
