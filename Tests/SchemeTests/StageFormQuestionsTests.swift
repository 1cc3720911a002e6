import Testing

@testable import Scheme

/// A stage's template as a form.
struct StageFormQuestionsTests {
  static let stage: Stage = {
    var each = Question(id: "confidence", kind: .decision, wording: Wording("What stays between us?"))
    each.author = .each
    var goals = Question(id: "goals", kind: .decision, wording: Wording("What do you want?"))
    goals.author = .mentee
    goals.rows = 2
    var works = Question(id: "works", kind: .choice, wording: Wording("Does it work?"))
    works.isPrivate = true
    var gate = Question(id: "done", kind: .agree, wording: Wording("We are through."))
    gate.isGate = true
    let all = [
      each, goals, works, Question(id: "day", kind: .date, wording: Wording("When?")),
      Question(id: "first-step", kind: .action, wording: Wording("Take a step.")), gate,
    ]
    let form = Form(id: "setting-direction", title: "Setting direction", parts: all.map { .question($0) })
    return Stage(form: form, summary: "", page: .known("roadmap/setting-direction.html"))
  }()

  @Test("A template asks field by field: columns, rows, ticks, and what, who and when of an action point")
  func fields() {
    #expect(
      Self.stage.flatForm.questions.map(\.id) == [
        "confidence", "confidence.agreed", "confidence.confirmed", "goals", "goals.2", "works", "day", "day.confirmed",
        "first-step", "first-step.who", "first-step.by-when", ".action", ".action.who", ".action.by-when", "done",
        "done.unticked",
      ])
    #expect(Self.stage.flatForm.id == "setting-direction")
  }

  @Test("Nothing of it has to be answered, and what is said about a field names it")
  func read() throws {
    #expect(try Self.stage.flatForm.read(Posted()).values.isEmpty)
    let problems = #expect(throws: FieldProblems.self) {
      try Self.stage.flatForm.read(Posted([Posted.Field("first-step.by-when", "soon")]))
    }
    #expect(
      problems?.problems.first?.message
        == FieldFault.notADay.sentence(about: Self.stage.flatForm.question("first-step.by-when")?.name ?? ""))
    #expect(Words.none.text(Self.stage.flatForm.question("goals.2")?.wording ?? Wording("")) == "What do you want? (2)")
  }

  @Test("A field's name says what it is, and what is no name is none")
  func names() {
    for question in Self.stage.flatForm.questions {
      #expect(StageField(name: question.id)?.name == question.id)
    }
    for name in ["", ".", "goals.1", "goals.21", "goals.02", "goals.none", "goals.2.agreed.who", "goals.", ".who"] {
      #expect(StageField(name: name) == nil, "\(name)")
    }
  }

  @Test("A question keeps what its answers are read by")
  func flags() {
    let form = Self.stage.flatForm
    #expect(form.question("works")?.isPrivate == true && form.question("done")?.isGate == true)
    #expect(form.question("confidence.agreed")?.author == .each && form.question("goals.2")?.author == .mentee)
  }
}
