import CMark
import Glibc
import Scheme

/// A CommonMark document. The only place that knows libcmark and its rules of memory.
///
/// Not Sendable: parse, walk and render inside one task.
final class Markdown {
  fileprivate let root: OpaquePointer

  /// Parses a text; typographic quotes and dashes are put in.
  init(_ text: some StringProtocol) {
    var text = String(text)
    root = text.withUTF8 { buffer in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        cmark_parse_document(characters.baseAddress, characters.count, CMARK_OPT_SMART)
      }
    }
  }

  deinit { cmark_node_free(root) }

  /// The blocks at the left margin.
  var blocks: [Node] { Node(document: self, pointer: root).children }

  /// A node of the document, and a hold on the document.
  struct Node {
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
    }

    fileprivate let document: Markdown
    fileprivate let pointer: OpaquePointer
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

  /// The first line of the node, counted from 1 at the document's start.
  var line: Int { Int(cmark_node_get_start_line(pointer)) }

  /// The first column of the node, counted from 1. Of inlines on an indented line it is too low by the indentation.
  var column: Int { max(1, Int(cmark_node_get_start_column(pointer))) }

  /// The last line of the node.
  var lastLine: Int { Int(cmark_node_get_end_line(pointer)) }

  var children: [Markdown.Node] {
    var children: [Markdown.Node] = []
    var next = cmark_node_first_child(pointer)
    while let child = next {
      children.append(Markdown.Node(document: document, pointer: child))
      next = cmark_node_next(child)
    }
    return children
  }

  /// The words of text and code, and the source of raw HTML.
  var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }

  /// What stands behind the opening fence of a code block.
  var info: String { cmark_node_get_fence_info(pointer).map { String(cString: $0) } ?? "" }

  /// The target of a link or an image, as the editor wrote it.
  var target: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }

  /// Gives a link or an image another target.
  func retarget(_ link: Link) {
    cmark_node_set_url(pointer, link.text)
  }

  /// Takes the node out of the document.
  func remove() {
    cmark_node_unlink(pointer)
    cmark_node_free(pointer)
  }

  /// All words below the node, on one line.
  var plainText: String {
    switch kind {
    case .text, .inlineCode: literal
    case .lineBreak: " "
    case .list, .item, .quote: children.map(\.plainText).joined(separator: " ")
    default: children.map(\.plainText).joined()
    }
  }

  /// The node and all below it as markup, raw HTML left out.
  var html: HTML {
    guard let rendered = cmark_render_html(pointer, CMARK_OPT_DEFAULT) else { return HTML() }
    defer { cmark_get_default_mem_allocator().pointee.free(rendered) }
    return HTML(trusted: UnsafeRawBufferPointer(start: rendered, count: strlen(rendered)))
  }

  /// What a paragraph or a heading holds, without its own tags: phrasing content for labels and headings.
  var innerHTML: HTML {
    HTML(trusted: HTML(children.map(\.html)).bytes.drop { $0 == UInt8(ascii: " ") })
  }
}
