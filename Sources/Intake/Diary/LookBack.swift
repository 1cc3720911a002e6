import GRDB
import Scheme

/// The reader's own entries of a stage beside their first hopes, for the moment when a stage is done.
///
/// *First hopes* are the first answers to prompts that belong to no other mentoring relationship and were written
/// before the first entry of the stage: in the guides, while they were looking for a partner, and at the beginning.
/// *Of the stage* are the answers to its own prompts that belong to no other mentoring relationship. Only their author
/// reads them.
struct LookBack: Sendable {
  static let mostHopes = 3
  /// Any more of a stage's entries are in the diary.
  static let mostOfStage = 30

  let hopes: [DiaryEntry]
  let entries: [DiaryEntry]

  init(_ stage: Stage, of person: SignedIn, in pair: Mentoring, scheme: SchemeFile, in db: Database) throws {
    let prompts = try DiaryChoices(of: person, scheme: scheme, in: db).pages.first { $0.page == stage.page }?.prompts
    let ofStage = try prompts.map {
      try DiaryEntry.answers(of: person, in: pair, to: $0, count: Self.mostOfStage, in: db)
    }
    entries = ofStage ?? []
    hopes = try DiaryEntry.firstAnswers(
      of: person, in: pair, notTo: prompts ?? [], before: entries.first?.id ?? .max, count: Self.mostHopes, in: db)
  }
}

extension DiaryEntry {
  /// The answers to some prompts that belong to this pair or to none, oldest first.
  fileprivate static func answers(
    of person: SignedIn, in pair: Mentoring, to prompts: [String], count: Int, in db: Database
  ) throws -> [DiaryEntry] {
    try all(
      Row.fetchAll(
        db,
        cached: """
          SELECT * FROM diary_entry WHERE id IN (
            SELECT id FROM diary_entry WHERE person_id = :person AND prompt IN (SELECT value FROM json_each(:prompts))
              AND (mentoring_id IS NULL OR mentoring_id = :pair) ORDER BY id LIMIT :count)
          ORDER BY id
          """,
        arguments: [
          "person": person.id, "prompts": try DiaryFilter(prompts: prompts).promptsJSON, "pair": pair.id,
          "count": count,
        ]), in: db)
  }

  /// The first answers to any other prompts that belong to this pair or to none, oldest first.
  fileprivate static func firstAnswers(
    of person: SignedIn, in pair: Mentoring, notTo prompts: [String], before id: Int64, count: Int, in db: Database
  ) throws -> [DiaryEntry] {
    try all(
      Row.fetchAll(
        db,
        cached: """
          SELECT * FROM diary_entry WHERE id IN (
            SELECT id FROM diary_entry WHERE person_id = :person AND id < :before AND prompt IS NOT NULL
              AND prompt NOT IN (SELECT value FROM json_each(:prompts))
              AND (mentoring_id IS NULL OR mentoring_id = :pair) ORDER BY id LIMIT :count)
          ORDER BY id
          """,
        arguments: [
          "person": person.id, "before": id, "prompts": try DiaryFilter(prompts: prompts).promptsJSON, "pair": pair.id,
          "count": count,
        ]), in: db)
  }
}

/// The look-back's page.
struct LookBackPages {
  let reading: PersonReading

  func show() throws -> Reply {
    let pair = try Pair.own(reading.part("handle"), reading.person, in: reading.db)
    guard let stage = reading.scheme.stage(reading.part("stage")) else { throw Problem.notFound }
    let look = try LookBack(stage, of: reading.person, in: pair.mentoring, scheme: reading.scheme, in: reading.db)
    return .page(
      Page(
        LookBackWords.title(stage.form.title),
        """
        <p class="lead">\(LookBackWords.lead(pair.partner))</p>
        <div class="pair look-back">
        \(column(LookBackWords.hopes(), look.hopes, .noHopes))\
        \(column(stage.form.title, look.entries, .noEntries))</div>
        <p>\(LookBackWords.ask)</p>
        <p class="buttons"><a class="button" href="\(href: FreeEntryForm().link)">\(DiaryWords.newEntry)</a></p>
        <p><a href="\(href: pair.link())">\(JourneyWords.toJourney(pair.partner))</a></p>

        """))
  }

  private func column(_ title: Phrase, _ entries: [DiaryEntry], _ none: LookBackWords) -> HTML {
    let items = entries.map { EntryHTML(entry: $0, intake: reading.intake, isWhole: true).html }
    return "<section>\n<h2>\(title)</h2>\n\(items.isEmpty ? "<p>\(none)</p>\n" : HTML(items))</section>\n"
  }
}
