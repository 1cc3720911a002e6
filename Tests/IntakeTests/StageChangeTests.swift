import Scheme
import Testing

@testable import Intake

/// What a filled-in template changes, and what is agreed when: rules over values, without a database.
struct StageChangeTests {
  private static let day = question("day", .date)

  private static let sheet: Form = {
    let all = [
      question("rhythm", .decision), day, question("each", .decision) { $0.author = .each },
      question("topic", .decision) { $0.author = .mentee },
      question("start", .scale) {
        $0.author = .mentee
        ($0.low, $0.high) = (1, 5)
      },
      question("works", .choice) {
        $0.isPrivate = true
        $0.options = ["good", "unsure"].map { Question.Option(id: $0, wording: Wording($0)) }
      },
      question("step", .action), question("done", .agree) { $0.isGate = true },
    ]
    let form = Form(id: "stage", title: "Stage", parts: all.map { .question($0) })
    return Stage(form: form, summary: "", page: .known("roadmap/stage.html")).flatForm
  }()

  private static func question(
    _ id: String, _ kind: Question.Kind, _ change: (inout Question) -> Void = { _ in }
  ) -> Question {
    var question = Question(id: id, kind: kind, wording: Wording("The \(id)?"))
    change(&question)
    return question
  }

  private static func place(_ question: String, _ side: DecisionPlace.Side = .agreed) -> DecisionPlace {
    DecisionPlace(stage: "stage", question: question, side: side)
  }

  private static func version(
    _ id: Int64, _ text: String?, by author: MentoringActor, at place: DecisionPlace = Self.place("rhythm"),
    after base: Int64? = nil, agreedAt: Int64? = nil
  ) -> Decision {
    Decision(
      id: id, handle: "version-\(id)", place: place, question: question(place.question, .decision),
      value: text.map { .text($0) }, author: author, writtenAt: Instant(seconds: id), base: base,
      agreedAt: agreedAt.map { Instant(seconds: $0) })
  }

  /// What the mentee changes.
  private static func changes(
    _ typed: [String: String], to decisions: [Decision] = [], seen: String? = nil, own: [PrivateAnswer] = []
  ) throws -> [StageChange] {
    var posted = Posted(typed.map { Posted.Field($0.key, $0.value) })
    if let seen { posted.fields.append(Posted.Field("_seen", seen)) }
    let record = StageRecord(stage: "stage", actor: .mentee, decisions: decisions, own: own)
    return try StageReading(record: record, form: sheet, answers: sheet.read(posted), posted: posted).changes()
  }

  @Test("What is typed is another version, after the one that its author saw; what is left as it was is none")
  func writing() throws {
    let before = [Self.version(1, "Monthly", by: .mentor)]
    #expect(try Self.changes(["rhythm": "Weekly"]) == [.write(.text("Weekly"), Self.place("rhythm"), base: nil)])
    #expect(
      try Self.changes(["rhythm": "Weekly"], to: before, seen: "version-1")
        == [.write(.text("Weekly"), Self.place("rhythm"), base: 1)])
    #expect(try Self.changes(["rhythm": "Monthly"], to: before, seen: "version-1").isEmpty)
    #expect(
      try Self.changes(["rhythm": ""], to: before, seen: "version-1") == [.write(nil, Self.place("rhythm"), base: 1)])
    #expect(try Self.changes([:], to: before, seen: "version-1").isEmpty, "the form did not ask")
    #expect(try Self.changes(["rhythm": ""], to: before).isEmpty, "the site's form shows nothing")
  }

  @Test(
    "What the other wrote since stays: untouched fields change nothing, touched ones follow the version that was seen")
  func meanwhile() throws {
    let now = [Self.version(1, "Monthly", by: .mentee), Self.version(2, "Weekly", by: .mentor, after: 1)]
    #expect(try Self.changes(["rhythm": "Monthly"], to: now, seen: "version-1").isEmpty)
    #expect(
      try Self.changes(["rhythm": "Daily"], to: now, seen: "version-1")
        == [.write(.text("Daily"), Self.place("rhythm"), base: 1)])
    #expect(try Self.changes(["rhythm": "Weekly"], to: now, seen: "version-1").isEmpty, "the same words")
  }

  @Test("One agrees with the very version that one saw, with no other's, not with one's own, and not while changing it")
  func agreeing() throws {
    let theirs = Self.version(2, "Weekly", by: .mentor)
    let tick = ["rhythm.confirmed": "yes"]
    #expect(try Self.changes(tick, to: [theirs], seen: "version-2") == [.agree(2)])
    #expect(throws: FieldProblems.self) { try Self.changes(tick, to: [theirs]) }
    let newer = Self.version(3, "Daily", by: .mentor, after: 2)
    #expect(throws: FieldProblems.self) { try Self.changes(tick, to: [theirs, newer], seen: "version-2") }
    #expect(try Self.changes(tick, to: [Self.version(2, "Mine", by: .mentee)], seen: "version-2").isEmpty)
    #expect(try Self.changes(tick, to: [Self.version(2, "Old", by: .mentor, agreedAt: 9)], seen: "version-2").isEmpty)
    #expect(
      try Self.changes(["rhythm": "Daily", "rhythm.confirmed": "yes"], to: [theirs], seen: "version-2")
        == [.write(.text("Daily"), Self.place("rhythm"), base: 2)])
    let third = Self.version(4, "Ours", by: .mentor, at: Self.place("each"))
    #expect(try Self.changes(["each.confirmed": "yes"], to: [third], seen: "version-4") == [.agree(4)])
  }

  @Test("A column is its writer's, and what is not theirs to write comes back")
  func columns() throws {
    #expect(
      try Self.changes(["each": "Mine", "each.agreed": "Ours"]) == [
        .write(.text("Mine"), Self.place("each", .mentee), base: nil),
        .write(.text("Ours"), Self.place("each"), base: nil),
      ])
    #expect(try Self.changes(["topic": "Mine"]) == [.write(.text("Mine"), Self.place("topic", .mentee), base: nil)])
    let record = StageRecord(stage: "stage", actor: .mentor, decisions: [], own: [])
    func changes(_ name: String, _ value: String) throws -> [StageChange] {
      let posted = Posted([Posted.Field(name, value)])
      let answers = try Self.sheet.read(posted)
      return try StageReading(record: record, form: Self.sheet, answers: answers, posted: posted).changes()
    }
    #expect(
      try changes("topic", "My note") == [.write(.text("My note"), Self.place("topic", .mentor), base: nil)],
      "a mentor can record decisions too, beside the mentee's")
    #expect(throws: FieldProblems.self) { try changes("start", "3") }
  }

  @Test("Alone, ticked, and taken on: each goes where it belongs")
  func others() throws {
    #expect(
      try Self.changes(["works": "unsure", "done": "yes", "step.by-when": "2026-10-01"]) == [
        .answer(.options(["unsure"]), StageField("works")),
        .point(.init(what: "The step?", who: nil, dueOn: "2026-10-01"), question: "step"), .tick(true),
      ])
    #expect(
      try Self.changes([".action": "Read", ".action.who": "both"])
        == [.point(.init(what: "Read", who: .both, dueOn: nil), question: nil)])
    #expect(throws: FieldProblems.self) { try Self.changes([".action.who": "both"]) }
    #expect(try Self.changes(["done.unticked": "yes"]).isEmpty, "there is no tick to take back")
  }

  @Test("What stands, what waits, and what crossed follow from the versions")
  func histories() {
    func history(_ versions: [Decision]) -> DecisionHistory { DecisionHistory(versions: versions) }
    let agreed = Self.version(1, "Monthly", by: .mentee, agreedAt: 5)
    let newer = Self.version(2, "Weekly", by: .mentor, after: 1)
    #expect(history([agreed]).standing?.id == 1 && history([agreed]).waiting == nil)
    #expect(history([agreed, newer]).standing?.id == 1 && history([agreed, newer]).waiting?.id == 2)
    #expect(history([newer]).standing == nil, "nobody has agreed")
    let emptied = Self.version(3, nil, by: .mentee, after: 2)
    #expect(history([newer, emptied]).waiting == nil, "nothing was agreed that could be taken out")
    #expect(history([agreed, emptied]).waiting?.id == 3, "it was agreed, so taking it out is, too")
    let blind = Self.version(4, "Daily", by: .mentee, after: 1)
    #expect(history([agreed, newer, blind]).crossed?.id == 2)
    #expect(history([agreed, newer, Self.version(4, "Daily", by: .mentee, after: 2)]).crossed == nil)
    let own = Self.version(6, "Mine", by: .mentee, at: Self.place("topic", .mentee))
    #expect(history([own]).standing?.id == 6 && history([own]).waiting == nil)
  }

  @Test("A pair stands at the first stage whose gate is open, and at none without a gate")
  func here() {
    func stage(_ id: String, gate: Bool) -> Stage {
      let tick = Self.question("done", .agree) { $0.isGate = gate }
      return Stage(
        form: Form(id: id, title: id, parts: [.question(tick)]), summary: "", page: .known("roadmap/stage.html"))
    }
    let stages = [stage("one", gate: true), stage("two", gate: false), stage("three", gate: true)]
    #expect(Stage.here(among: stages, closed: [])?.id == "one")
    #expect(Stage.here(among: stages, closed: ["one"])?.id == "three")
    #expect(Stage.here(among: stages, closed: ["three"])?.id == "one")
    #expect(Stage.here(among: stages, closed: ["one", "three"]) == nil)
  }

  private static func alone(_ kind: Question.Kind, _ alert: Question.Alert?) -> Question {
    question("works", kind) {
      ($0.isPrivate, $0.alert, $0.low, $0.high) = (true, alert, 1, 5)
      if kind.takesOptions {
        $0.options = ["good", "shaky"].map { Question.Option(id: $0, wording: Wording($0)) }
      }
    }
  }

  @Test("Of what is answered alone, the question says which answers ask for help, whatever they are called")
  func help() {
    let works = Self.alone(.choice, .answers(["shaky"]))
    #expect(works.asksForHelp(.options(["shaky"])) && !works.asksForHelp(.options(["good"])) && !works.asksForHelp(nil))
    let scale = Self.alone(.scale, .answers(["1", "2"]))
    #expect(scale.asksForHelp(.number(2)) && !scale.asksForHelp(.number(3)))
    #expect(Self.alone(.long, .any).asksForHelp(.text("A room")))
    #expect(!Self.alone(.long, Question.Alert.none).asksForHelp(.text("A room")))
    #expect(Self.alone(.choice, nil).asksForHelp(.options(["good"])), "a version from before is on the safe side")
    #expect(!Self.day.asksForHelp(.day("2026-10-01")))
  }

  @Test(
    "A question that is not clear about who asks for help is refused",
    arguments: [
      alone(.choice, nil), alone(.choice, .answers(["gone"])), alone(.choice, .answers([])), alone(.long, nil),
      alone(.long, .answers(["good"])), alone(.scale, .answers(["6"])), alone(.agree, .any), alone(.action, .any),
      question("open", .choice) { $0.alert = .any },
    ])
  func unclear(question: Question) { #expect(question.alertFault != nil) }
}
