import CMark
import Glibc
import Scheme

/// A CommonMark document. The only place that knows libcmark and its rules of memory.
enum Markdown {
  /// Parses a text, with typographic quotes and dashes put in, and hands over the document's node.
  ///
  /// Nodes live as long as the call: none may be kept.
  ///
  /// - Parameters:
  ///   - language: decides the quotes.
  ///   - hasFootnotes: leaves ``InlineMarks/footnote`` in the text for the `[` of `[^1]`.
  static func read<Result>(
    _ text: some Collection<UInt8>, in language: Language, hasFootnotes: Bool = false, _ use: (Node) -> Result
  ) -> Result {
    Arena.use {
      func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Node {
        Node(pointer: Markdown.parse(bytes, language, hasFootnotes))
      }
      return use(text.withContiguousStorageIfAvailable(parse) ?? Array(text).withUnsafeBufferPointer(parse))
    }
  }

  private static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, _ language: Language, _ hasFootnotes: Bool
  ) -> OpaquePointer {
    let places = hasFootnotes ? footnotes(in: bytes) : []
    guard !places.isEmpty else { return parse(bytes, language) }
    var text = Array(bytes)
    for place in places { text[place] = InlineMarks.footnote }
    let root = text.withUnsafeBufferPointer { parse($0, language) }
    Node(pointer: root).forEachBelow { node in
      // Where it is code, nothing is a footnote.
      if [.code, .inlineCode, .rawHTML, .link, .image].contains(node.kind) { node.showFootnotes() }
    }
    return root
  }

  /// Where `[^` is in a text.
  private static func footnotes(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    guard let start = bytes.baseAddress else { return [] }
    var places: [Int] = []
    var next = 0
    while next + 1 < bytes.count, let found = memchr(start + next, 0x5E, bytes.count - next) {
      let place = start.distance(to: found.assumingMemoryBound(to: UInt8.self))
      if place > 0, bytes[place - 1] == UInt8(ascii: "[") { places.append(place - 1) }
      next = place + 1
    }
    return places
  }

  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>, _ language: Language) -> OpaquePointer {
    guard var marks = QuotationMarks(of: language) else { return parse(bytes) }
    let root = QuotationMarks.hide(in: bytes).withUnsafeBufferPointer(parse)
    Node(pointer: root).forEachBelow { $0.set(&marks) }
    return root
  }

  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> OpaquePointer {
    let parser = cmark_parser_new_with_mem(CMARK_OPT_SMART, memory())
    defer { cmark_parser_free(parser) }
    bytes.withMemoryRebound(to: CChar.self) { characters in
      cmark_parser_feed(parser, characters.baseAddress ?? UnsafePointer(bitPattern: 1), characters.count)
    }
    return cmark_parser_finish(parser)
  }

  /// Gives libcmark all its memory from the arena: a node that is freed does not know where it came from.
  fileprivate static func memory() -> UnsafeMutablePointer<cmark_mem> {
    let memory = Arena.take(MemoryLayout<cmark_mem>.size).bindMemory(to: cmark_mem.self, capacity: 1)
    memory.initialize(
      to: cmark_mem(
        calloc: { count, size in Arena.takeZeroed(count * size) },
        realloc: { piece, size in piece.map { Arena.resize($0, to: size) } ?? Arena.take(size) },
        free: { _ in }))
    return memory
  }

  fileprivate static func text(_ words: String) -> OpaquePointer? {
    let node = cmark_node_new_with_mem(CMARK_NODE_TEXT, memory())
    if let node { cmark_node_set_literal(node, words) }
    return node
  }

  /// Blocks that follow each other, to be drawn in one go.
  struct Run {
    private var document: Node?

    /// Takes a block out of its document, and puts it at the end of the run.
    mutating func take(_ block: Node) {
      let document = self.document ?? Node(pointer: cmark_node_new_with_mem(CMARK_NODE_DOCUMENT, memory()))
      if cmark_node_append_child(document.pointer, block.pointer) != 0 { self.document = document }
    }

    /// The blocks as markup, raw HTML left out; the run is empty afterwards.
    mutating func draw() -> HTML? {
      defer { document = nil }
      return document?.html
    }
  }

  /// A node of a document that is being read.
  struct Node: Hashable {
    enum Kind: Equatable {
      case paragraph
      case quote
      case list
      case item
      case heading(level: Int)
      case code
      case text
      case lineBreak
      case inlineCode
      case rawHTML
      case link
      case image
      case other

      var isHeading: Bool { if case .heading = self { true } else { false } }
    }

    fileprivate let pointer: OpaquePointer
  }

  /// The nodes below another one, in order. The one that was handed over last may be taken out of the document.
  struct Children: Sequence, IteratorProtocol {
    fileprivate var following: OpaquePointer?

    mutating func next() -> Node? {
      guard let pointer = following else { return nil }
      following = cmark_node_next(pointer)
      return Node(pointer: pointer)
    }
  }
}

extension Markdown.Node {
  var kind: Kind {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(pointer)))
    case CMARK_NODE_CODE_BLOCK: .code
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .inlineCode
    case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE: .rawHTML
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: .other
    }
  }

  /// The last line of the node.
  var lastLine: Int { Int(cmark_node_get_end_line(pointer)) }

  /// The first line of the node, counted from 1 at the document's start.
  var line: Int { Int(cmark_node_get_start_line(pointer)) }

  /// The first column of the node, counted from 1. For inlines on an indented line it is too low by the indentation.
  var column: Int { max(1, Int(cmark_node_get_start_column(pointer))) }

  /// The nodes directly below.
  var children: Markdown.Children { Markdown.Children(following: cmark_node_first_child(pointer)) }

  /// Calls `visit` for the node and for every node below it, in the order of the text. It does not matter how deep they
  /// are: nothing here calls itself.
  func forEachBelow(_ visit: (Markdown.Node) -> Void) {
    var current = pointer
    while true {
      visit(Markdown.Node(pointer: current))
      if let child = cmark_node_first_child(current) {
        current = child
        continue
      }
      while current != pointer, cmark_node_next(current) == nil, let parent = cmark_node_parent(current) {
        current = parent
      }
      guard current != pointer, let next = cmark_node_next(current) else { return }
      current = next
    }
  }

  private func change(
    _ get: (OpaquePointer) -> UnsafePointer<CChar>?, _ set: (OpaquePointer, UnsafePointer<CChar>) -> Int32,
    _ change: (String) -> String
  ) {
    if let words = get(pointer) { _ = set(pointer, change(String(cString: words))) }
  }

  /// Puts the brackets of footnotes back.
  fileprivate func showFootnotes() {
    func shown(_ words: String) -> String { words.replacing("\u{1E}", with: "[") }
    switch kind {
    case .link, .image:
      change(cmark_node_get_url, cmark_node_set_url, shown)
      change(cmark_node_get_title, cmark_node_set_title, shown)
    case .code:
      change(cmark_node_get_literal, cmark_node_set_literal, shown)
      change(cmark_node_get_fence_info, cmark_node_set_fence_info, shown)
    default: change(cmark_node_get_literal, cmark_node_set_literal, shown)
    }
  }

  /// Puts a language's quotation marks into the node.
  fileprivate func set(_ marks: inout QuotationMarks) {
    switch kind {
    case .text: change(cmark_node_get_literal, cmark_node_set_literal) { marks.set(in: $0) }
    case .inlineCode, .code, .rawHTML:
      change(cmark_node_get_literal, cmark_node_set_literal, QuotationMarks.show)
      change(cmark_node_get_fence_info, cmark_node_set_fence_info, QuotationMarks.show)
    case .link, .image:
      change(cmark_node_get_url, cmark_node_set_url, QuotationMarks.show)
      change(cmark_node_get_title, cmark_node_set_title) { marks.set(in: $0) }
    case .paragraph, .heading: marks.endParagraph()
    default: break
    }
  }

  /// The words of text and code, and the source of raw HTML.
  var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }

  /// What comes after the opening fence of a code block.
  var info: String { cmark_node_get_fence_info(pointer).map { String(cString: $0) } ?? "" }

  /// True for a fence with something after it, and for nothing else.
  var isMarkedFence: Bool {
    cmark_node_get_type(pointer) == CMARK_NODE_CODE_BLOCK && cmark_node_get_fence_info(pointer).pointee != 0
  }

  /// The target of a link or an image, as the editor wrote it.
  var target: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }

  /// Gives a link another target.
  func retarget(_ link: Link) {
    cmark_node_set_url(pointer, link.text)
  }

  /// Replaces an inline node, and all below it, with markup of our own.
  func replace(with markup: HTML) {
    guard let own = cmark_node_new_with_mem(CMARK_NODE_CUSTOM_INLINE, Markdown.memory()) else { return }
    cmark_node_set_on_enter(own, markup.string)
    cmark_node_replace(pointer, own)
  }

  /// Adds words after all that is below the node.
  func append(_ words: String) {
    guard let own = cmark_node_new_with_mem(CMARK_NODE_TEXT, Markdown.memory()) else { return }
    cmark_node_set_literal(own, words)
    cmark_node_append_child(pointer, own)
  }

  /// Puts several nodes in the place of a text.
  func replace(with pieces: [InlineMarks.Piece]) {
    for piece in pieces {
      let node: OpaquePointer?
      switch piece {
      case .text(let words): node = Markdown.text(words)
      case .markup(let markup):
        node = cmark_node_new_with_mem(CMARK_NODE_CUSTOM_INLINE, Markdown.memory())
        if let node { cmark_node_set_on_enter(node, markup.string) }
      case .link(let link, let words):
        node = cmark_node_new_with_mem(CMARK_NODE_LINK, Markdown.memory())
        if let node, let words = Markdown.text(words) {
          cmark_node_set_url(node, link.text)
          cmark_node_append_child(node, words)
        }
      }
      if let node { cmark_node_insert_before(pointer, node) }
    }
    cmark_node_unlink(pointer)
  }

  /// True for a text in which a mark of another tool may be.
  var mayHoldMarks: Bool {
    guard let words = cmark_node_get_literal(pointer) else { return false }
    return words.withMemoryRebound(to: UInt8.self, capacity: strlen(words)) { start in
      InlineMarks.mayBe(in: UnsafeBufferPointer(start: start, count: strlen(words)))
    }
  }

  /// True for a quotation that begins with `[!`.
  var mayBeAlert: Bool {
    guard let paragraph = cmark_node_first_child(pointer), let first = cmark_node_first_child(paragraph),
      let words = cmark_node_get_literal(first)
    else { return false }
    return words[0] == 0x5B && words[1] == 0x21
  }

  /// True for the last of its siblings.
  var isLast: Bool { cmark_node_next(pointer) == nil }

  /// True for a paragraph that may be a table or a footnote.
  var mayBeForeign: Bool {
    return children.contains { child in
      guard child.kind == .text, let words = cmark_node_get_literal(child.pointer) else { return false }
      return UInt8(bitPattern: words.pointee) == InlineMarks.footnote || line < lastLine && strchr(words, 0x7C) != nil
    }
  }

  /// The node above.
  var parent: Markdown.Node? { cmark_node_parent(pointer).map { Markdown.Node(pointer: $0) } }

  /// True for the first of its siblings, and for what follows the end of a line.
  var beginsLine: Bool {
    guard let before = cmark_node_previous(pointer) else { return true }
    return Markdown.Node(pointer: before).kind == .lineBreak
  }

  /// True for the first of its siblings.
  var isFirst: Bool { cmark_node_previous(pointer) == nil }

  /// Takes the node out of the document.
  func remove() {
    cmark_node_unlink(pointer)
  }

  /// All words below the node, on one line.
  var plainText: String {
    var text: [UInt8] = []
    addPlainText(to: &text)
    while text.last == UInt8(ascii: " ") { text.removeLast() }
    return String(decoding: text.drop { $0 == UInt8(ascii: " ") }, as: UTF8.self)
  }

  /// Adds all words below the node to `text`, blocks and lines with a space between them.
  func addPlainText(to text: inout [UInt8]) {
    forEachBelow { node in
      switch cmark_node_get_type(node.pointer) {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_CODE_BLOCK:
        guard let literal = cmark_node_get_literal(node.pointer) else { return }
        text.append(contentsOf: UnsafeRawBufferPointer(start: literal, count: strlen(literal)))
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text.append(UInt8(ascii: " "))
      case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
        if let last = text.last, last != UInt8(ascii: " ") { text.append(UInt8(ascii: " ")) }
      default: return
      }
    }
  }

  /// The node and all below it as markup, raw HTML left out.
  var html: HTML {
    guard let rendered = cmark_render_html(pointer, CMARK_OPT_DEFAULT) else { return HTML() }
    return HTML(trusted: UnsafeRawBufferPointer(start: rendered, count: strlen(rendered)))
  }

  /// What is in a paragraph or a heading, without its own tags: phrasing content for labels and headings.
  var innerHTML: HTML {
    // Nearly every heading is plain words: nothing to draw but its escapes.
    if let only = cmark_node_first_child(pointer), cmark_node_next(only) == nil,
      cmark_node_get_type(only) == CMARK_NODE_TEXT
    {
      return HTML(text: plainText)
    }
    return HTML(trusted: HTML(children.map(\.html)).bytes.drop { $0 == UInt8(ascii: " ") })
  }
}
