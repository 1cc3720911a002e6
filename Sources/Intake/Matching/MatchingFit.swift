import GRDB
import Scheme

/// How a mentor and a mentee fit, in words: what speaks for it, and what does not fit.
struct MatchingFit: Sendable {
  /// What speaks for it, each a sentence.
  let reasons: [Phrase]
  /// What does not fit, each a sentence.
  let misfits: [Phrase]

  /// Compares by the options of the profile's form; what is no longer listed there is ignored.
  init(_ mentor: MentorLine, _ wishes: MenteeWishes, in form: Form) {
    let sought = form.words(for: wishes.seeks, of: "seeks")
    let skills = Common(wishes.seeks, mentor.offers, of: "seeks", in: form)
    let languages = Common(wishes.languages, mentor.languages, of: "languages", in: form)
    let ways = Common(wishes.ways, mentor.ways, of: "where", in: form)
    reasons = [
      skills.both.isEmpty ? nil : MatchingWords.offers(skills.both, of: sought.count),
      mentor.words.isEmpty ? nil : MatchingWords.writes(of: mentor.words),
      languages.both.isEmpty ? nil : MatchingWords.speaks(languages.both),
      ways.both.isEmpty ? nil : MatchingWords.meets(ways.both),
    ].compactMap(\.self)
    misfits = [
      skills.wanting.isEmpty ? nil : MatchingWords.doesNotOffer(skills.wanting),
      languages.haveNone ? MatchingWords.noLanguage(theirs: languages.theirs) : nil,
      ways.haveNone ? MatchingWords.noMeeting(theirs: ways.theirs) : nil,
    ].compactMap(\.self)
  }

  /// What two people chose, in the words and the order of the form.
  private struct Common {
    let both: [String]
    /// What the first person chose and the other did not.
    let wanting: [String]
    let theirs: [String]
    /// Both chose something, but nothing in common.
    var haveNone: Bool { both.isEmpty && !wanting.isEmpty && !theirs.isEmpty }

    init(_ own: [String], _ theirs: [String], of question: String, in form: Form) {
      both = form.words(for: own.filter(theirs.contains), of: question)
      wanting = form.words(for: own.filter { !theirs.contains($0) }, of: question)
      self.theirs = form.words(for: theirs, of: question)
    }
  }
}

extension Form {
  /// The wording of these options of a question, in the form's order.
  func words(for ids: [String], of question: String) -> [String] {
    self.question(question)?.options.filter { ids.contains($0.id) }.map(\.wording.text) ?? []
  }
}

extension Proposal {
  /// Why the mentor was suggested, for the mail about the proposal: in listed skills only.
  func reasons(in db: Database) throws -> Phrase {
    guard let mentee = try Profile.find(mentee, in: db) else { return "" }
    let offered = Set(
      try String.fetchAll(
        db, cached: "SELECT skill FROM profile_skill WHERE person_id = ? AND side = 'offers'", arguments: [mentor]))
    let seeks = mentee.answers.options("seeks")
    return MatchingWords.forMentor(
      offers: mentee.form.words(for: seeks.filter(offered.contains), of: "seeks"), of: seeks.count, mentee: mentee.name)
  }
}
