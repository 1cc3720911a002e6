import Foundation
import Scheme

/// A fenced block that asks something: the wording, an optional hint (a block quote), options (a list).
struct QuestionBlock {
  private var question: Question
  private let place: Diagnostic.Place
  private var diagnostics: [Diagnostic] = []

  /// Reads a block; the value is `nil` where not even the kind and the id can be read.
  ///
  /// - Parameters:
  ///   - place: the opening fence.
  static func read(
    info: String, body: String, at place: Diagnostic.Place, _ inlines: inout Inlines
  ) -> Checked<Question?> {
    do {
      let flags = try QuestionFlags(info)
      var block = QuestionBlock(question: flags.question, place: place)
      block.diagnostics = flags.faults.map { Diagnostic(place: place, message: $0) }
      block.read(body: body, &inlines)
      return Checked(value: block.question, diagnostics: block.diagnostics)
    } catch {
      return Checked(value: nil, diagnostics: [Diagnostic(place: place, message: error.message)])
    }
  }

  private init(question: Question, place: Diagnostic.Place) {
    self.question = question
    self.place = place
  }

  private mutating func read(body: String, _ inlines: inout Inlines) {
    var wording: [Wording] = []
    var hint: [Wording] = []
    Markdown.read(body.utf8, in: inlines.folder.language) { document in
      for block in document.children {
        inlines.check(block, below: place.line)
        switch block.kind {
        case .paragraph: wording.append(block.wording)
        case .quote: hint += readHint(block)
        case .list: readOptions(block)
        case .heading: readLabel(block)
        default:
          report(
            "A question is made of its wording, a hint (`>`), a list of options and a label for readers (`#`).",
            at: block)
        }
      }
    }
    question.wording = Wording(joining: wording)
    question.hint = hint.isEmpty ? nil : Wording(joining: hint)
    check()
  }

  private mutating func readHint(_ quote: Markdown.Node) -> [Wording] {
    for block in quote.children where block.kind != .paragraph {
      report("A hint is made of paragraphs.", at: block)
    }
    return quote.children.map(\.wording)
  }

  private mutating func readLabel(_ heading: Markdown.Node) {
    if question.label != nil { report("A question has one label for readers.", at: heading) }
    question.label = heading.wording
  }

  private mutating func readOptions(_ list: Markdown.Node) {
    if !question.options.isEmpty { report("A question has one list of options.", at: list) }
    for item in list.children {
      guard let option = option(item) else {
        report("An option is one paragraph: its id in backticks, if it has one, and its words.", at: item)
        continue
      }
      if question.option(option.id) != nil {
        report("The option `\(option.id)` stands here twice. Take one away.", at: item)
      }
      question.options.append(option)
    }
  }

  private mutating func option(_ item: Markdown.Node) -> Question.Option? {
    let blocks = Array(item.children)
    guard blocks.count == 1, let words = blocks.first, words.kind == .paragraph else { return nil }
    guard let first = words.children.first(where: { _ in true }), first.kind == .inlineCode else {
      let wording = words.wording
      return Question.Option(id: Slug.make(wording.text), wording: wording)
    }
    let id = first.literal
    first.remove()
    if !Slug.isID(id) {
      report("“\(id)” cannot be an option's id: use lower-case letters, digits and hyphens.", at: item)
    }
    return Question.Option(id: id, wording: words.wording)
  }

  private mutating func check() {
    func fault(_ message: String) -> Diagnostic { Diagnostic(place: place, message: message) }
    if question.wording.text.isEmpty {
      diagnostics.append(fault("The question `\(question.id)` has no wording. Write what is asked between the fences."))
    }
    if question.options.contains(where: { $0.id.isEmpty || $0.wording.text.isEmpty }) {
      diagnostics.append(fault("An option of `\(question.id)` has no words. Write what is read behind its id."))
    }
    switch (question.kind.takesOptions, question.optionsFrom) {
    case (true, nil) where question.options.count < 2:
      diagnostics.append(fault("A `\(question.kind.rawValue)` needs at least two options, each a list item."))
    case (true, .some(let other)) where other != Question.listedByProgram && !question.options.isEmpty:
      diagnostics.append(fault("`options=` takes the options of another question: leave the list out."))
    case (false, _) where question.kind == .scale:
      if ![0, 2].contains(question.options.count) {
        diagnostics.append(fault("The options of a `scale` are the words at its two ends."))
      }
    case (false, _) where !question.options.isEmpty:
      diagnostics.append(fault("A `\(question.kind.rawValue)` has no options. Take the list away."))
    default: break
    }
  }

  private mutating func report(_ message: String, at node: Markdown.Node) {
    let place = Diagnostic.Place(file: place.file, line: place.line + node.line, column: node.column)
    diagnostics.append(Diagnostic(place: place, message: message))
  }
}

extension Markdown.Node {
  /// A paragraph's words, plain and drawn.
  var wording: Wording {
    Wording(text: plainText, html: innerHTML)
  }
}

extension Wording {
  /// Several paragraphs as one, a line break between them.
  init(joining paragraphs: [Wording]) {
    let html = paragraphs.enumerated().map { index, paragraph -> HTML in
      index == 0 ? paragraph.html : "<br>\(paragraph.html)"
    }
    self.init(text: paragraphs.map(\.text).joined(separator: " "), html: HTML(html))
  }
}
