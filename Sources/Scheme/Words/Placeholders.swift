/// Texts with names in braces that the programs fill in: `{partner}`.
public enum Placeholders {
  /// A stretch of words, or a name in braces.
  enum Piece {
    case words(String)
    case placeholder(String)
  }

  /// The names in braces, in order, whether known or not.
  public static func names(in text: String) -> [String] {
    pieces(of: text).compactMap { if case .placeholder(let name) = $0 { name } else { nil } }
  }

  static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      pieces.append(.words(String(rest[..<open])))
      pieces.append(.placeholder(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    return rest.isEmpty ? pieces : pieces + [.words(String(rest))]
  }
}
