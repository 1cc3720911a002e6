import Foundation
import Testing

@testable import Scheme

struct FormReadTests {
  static let form: Form = {
    func question(_ id: String, _ kind: Question.Kind, change: (inout Question) -> Void = { _ in }) -> Question {
      var question = Question(id: id, kind: kind, wording: Wording(id))
      change(&question)
      return question
    }
    let options = ["a", "b"].map { Question.Option(id: $0, wording: Wording($0)) }
    let questions = [
      question("line", .short) { $0.maximum = 5 },
      question("text", .long) { ($0.maximum, $0.isOptional) = (10, true) },
      question("one", .choice) { ($0.options, $0.isOptional) = (options, true) },
      question("many", .choices) { ($0.options, $0.isOptional) = (options, true) },
      question("step", .scale) { ($0.low, $0.high, $0.isOptional) = (1, 5, true) },
      question("count", .number) { $0.isOptional = true },
      question("day", .date) { $0.isOptional = true },
      question("tick", .agree) { $0.isOptional = true },
    ]
    return Form(id: "test", title: "Test", parts: questions.map { .question($0) })
  }()

  @Test("A question that is too long for a sentence about it is cut after a word")
  func longName() {
    let words = String(repeating: "fifteen letters ", count: 7)
    let name = Question(id: "long", kind: .short, wording: Wording(words)).name
    let text = Words.none.text(name)
    #expect(text.hasSuffix(" fifteen…") && text.count <= 90)
    #expect(Question(id: "short", kind: .short, wording: Wording("Why?")).name == "Why?")
  }

  /// One field beside the required one, and what becomes of it.
  static let cases: [(field: String, values: [String], expected: Result<Answers.Value?, FieldFault>)] = [
    ("text", ["é"], .success(.text("é"))),
    ("text", ["e\u{301}"], .success(.text("é"))),
    ("text", ["a\r\nb\rc"], .success(.text("a\nb\nc"))),
    ("text", [" \n "], .success(nil)),
    ("text", ["12345678901"], .failure(.tooLong(11, most: 10))),
    ("text", ["👩‍👩‍👧‍👦abc"], .success(.text("👩‍👩‍👧‍👦abc"))),
    ("text", ["a\u{B}b\u{C}c\u{2028}d"], .success(.text("a\nb\nc\nd"))),
    ("text", ["می\u{200C}خواهم"], .success(.text("می\u{200C}خواهم"))),
    ("text", ["a\u{7}b"], .failure(.unkeepable("\u{7}", after: "a"))),
    ("text", ["a\u{FFFE}"], .failure(.unkeepable("\u{FFFE}", after: "a"))),
    ("text", ["\u{200B} \u{2800}\n\u{FE0F}\u{301}"], .success(nil)),
    ("text", ["a", "b"], .failure(.repeated)),
    ("line", ["a\nb"], .failure(.notOneLine)),
    ("line", ["a\r\nb"], .failure(.notOneLine)),
    ("line", ["a\u{202E}b"], .failure(.unkeepable("\u{202E}", after: "a"))),
    ("line", ["a\u{E0041}b"], .failure(.unkeepable("\u{E0041}", after: "a"))),
    ("line", ["x\u{335}\u{336}\u{337}\u{338}"], .success(.text("x\u{335}\u{336}\u{337}\u{338}"))),
    (
      "line", ["x" + String(repeating: "\u{335}", count: 9)],
      .failure(.unkeepable("\u{335}", after: "x" + String(repeating: "\u{335}", count: 5)))
    ),
    ("line", ["a\u{1B}b"], .failure(.unkeepable("\u{1B}", after: "a"))),
    ("line", [" Ana "], .success(.text("Ana"))),
    ("line", ["A\u{B}n\u{A0} \u{3000}a\u{C}"], .success(.text("A n a"))),
    ("line", ["\u{200E}A\u{AD}n\u{202A}a\u{202C}\u{2069}"], .success(.text("Ana"))),
    ("line", ["A\u{200D}n\u{FE0F}a"], .success(.text("Ana"))),
    ("line", ["می\u{200C}ر"], .success(.text("می\u{200C}ر"))),
    ("line", ["क\u{94D}\u{200D}ष"], .success(.text("क\u{94D}\u{200D}ष"))),
    ("line", ["👩‍🚒"], .success(.text("👩‍🚒"))),
    ("line", ["❤️"], .success(.text("❤️"))),
    ("day", ["\u{200E}2024-02-29\u{A0}"], .success(.day("2024-02-29"))),
    ("count", ["\u{200F}12"], .success(.number(12))),
    ("line", [], .failure(.missing)),
    ("one", ["a"], .success(.options(["a"]))),
    ("one", ["c"], .failure(.unknownOption("c"))),
    ("many", ["b", "a"], .success(.options(["b", "a"]))),
    ("many", ["a", "a"], .failure(.repeated)),
    ("many", ["a", "<script>"], .failure(.unknownOption("<script>"))),
    ("step", ["5"], .success(.number(5))),
    ("step", ["6"], .failure(.unknownOption("6"))),
    ("count", ["12"], .success(.number(12))),
    ("count", ["+5"], .failure(.notANumber)),
    ("count", ["-1"], .failure(.notANumber)),
    ("count", ["1e3"], .failure(.notANumber)),
    ("count", ["٣"], .failure(.notANumber)),
    ("count", ["99999999999999999999"], .failure(.notANumber)),
    ("day", ["2024-02-29"], .success(.day("2024-02-29"))),
    ("day", ["2023-02-29"], .failure(.notADay)),
    ("day", ["29.2.2024"], .failure(.notADay)),
    ("tick", ["yes"], .success(.agreed)),
    ("tick", ["on"], .failure(.notAgreed)),
  ]

  @Test("Each kind of answer is checked", arguments: cases.indices)
  func checks(index: Int) throws {
    let (field, values, expected) = Self.cases[index]
    var fields = values.map { Posted.Field(field, $0) }
    if field != "line" { fields.append(Posted.Field("line", "Ana")) }
    let question = try #require(Self.form.question(field))
    do {
      let answers = try Self.form.read(Posted(fields))
      #expect(try expected.get() == answers[field])
    } catch let problems as FieldProblems {
      guard case .failure(let fault) = expected else { throw problems }
      #expect(problems.problems == [FieldProblem(question: question, fault: fault)])
    }
  }

  @Test("All problems come at once, in the order of the questions, and unknown fields are passed over")
  func allAtOnce() {
    let posted = Posted([
      Posted.Field("count", "x"), Posted.Field("role", "coordinator"), Posted.Field("one", "z"),
    ])
    #expect(throws: FieldProblems.self) { try Self.form.read(posted) }
    do { _ = try Self.form.read(posted) } catch {
      #expect(error.problems.map(\.questionID) == ["line", "one", "count"])
    }
  }

  @Test("Answers come back from JSON as they went")
  func roundTrips() throws {
    let answers = Answers([
      "line": .text("Ana"), "many": .options(["b", "a"]), "count": .number(0), "tick": .agreed,
    ])
    let decoded = try JSONDecoder().decode(Answers.self, from: JSONEncoder().encode(answers))
    #expect(decoded == answers)
    #expect(try Self.form.read(decoded.posted(for: Self.form)) == answers)
  }

  @Test("A form's version changes with its questions and with nothing else")
  func versions() {
    var other = Self.form.parts
    #expect(Form(id: "x", title: "Another title", parts: other).version == Self.form.version)
    other.append(.prose(html: "<p>More to read</p>"))
    #expect(Form(id: "x", title: "", parts: other).version == Self.form.version)
    other.append(.question(Question(id: "new", kind: .short, wording: Wording("New"))))
    #expect(Form(id: "x", title: "", parts: other).version != Self.form.version)
    #expect(Self.form.version.count == 16)
  }

  /// Characters that nobody sees, of every kind that Unicode has.
  static let nobodySees =
    [
      "\u{61C}", "\u{180E}", "\u{200B}", "\u{200D}", "\u{2060}", "\u{2064}", "\u{AD}", "\u{34F}", "\u{115F}",
      "\u{3164}",
    ]
    + [
      "\u{FFA0}", "\u{FEFF}", "\u{FE0F}", "\u{E0100}", "\u{2800}", "\u{FFFC}", "\u{206A}", "\u{1D173}", "\u{85}",
      "\u{2003}",
    ]

  @Test("What nobody sees is no answer, whatever kind of line or text it is in", arguments: nobodySees)
  func unseen(scalar: String) throws {
    #expect(throws: FieldProblems.self) { try Self.form.read(Posted([Posted.Field("line", scalar + " " + scalar)])) }
    let fields = [Posted.Field("line", "A\(scalar)n"), Posted.Field("text", "\n\(scalar) ")]
    let answers = try Self.form.read(Posted(fields))
    #expect(["An", "A n"].contains(answers.text("line")) && answers["text"] == nil)
    #expect(!CleanText.hasLetter(scalar))
  }

  @Test("Wales has its flag, and text is hidden behind no other")
  func flags() throws {
    let wales = "🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}"
    #expect(try CleanText.line("An \(wales)") == "An \(wales)")
    #expect(throws: FieldFault.self) { try CleanText.line("🏴\u{E0067}\u{E0062}") }
  }

  @Test("Who has typed a hidden character is told which words it stands behind")
  func place() throws {
    let problem = FieldProblem(
      question: try #require(Self.form.question("line")), fault: .unkeepable("\u{202E}", after: "Ana Bee"))
    let words = Words(["forms.hidden-after": "{question} {code} {words}"])
    #expect(words.text(problem.message).hasSuffix(" 202E Ana Bee"))
  }
}
