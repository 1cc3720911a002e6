import Synchronization

/// Finds what an editor may have meant.
enum Nearest {
  /// “ Did you mean `x`?” with the candidate that is nearest to what was written; nothing when none is near. For a
  /// path, the length of the file's name decides what is near.
  static func hint(for written: String, among candidates: some Sequence<String>) -> String {
    hint(for: Candidate(written), among: candidates.lazy.map(Candidate.init))
  }

  fileprivate static func hint(for written: Candidate, among candidates: some Sequence<Candidate>) -> String {
    let name = written.letters.split(separator: UInt8(ascii: "/")).last?.count ?? 0
    let limit = max(1, name / 4)
    let best = candidates.compactMap { candidate in
      distance(written, candidate, upTo: limit).map { ($0, candidate.text) }
    }.min { $0 < $1 }
    return best.map { question($0.1) } ?? ""
  }

  fileprivate static func question(_ text: String) -> String { " Did you mean `\(text)`?" }

  /// How many letters have to be added, removed, changed or swapped with their neighbour (optimal string alignment),
  /// counted in bytes.
  static func distance(_ one: String, _ other: String) -> Int {
    distance(Array(one.utf8)[...], Array(other.utf8)[...], upTo: .max) ?? 0
  }

  /// `nil` for what is further away; most is, and most of that shows without a comparison.
  fileprivate static func distance(_ one: Candidate, _ other: Candidate, upTo limit: Int) -> Int? {
    guard abs(one.letters.count - other.letters.count) <= limit,
      (one.mask & ~other.mask).nonzeroBitCount <= limit, (other.mask & ~one.mask).nonzeroBitCount <= limit
    else { return nil }
    // What both begin and end with is the same at no cost.
    let start = zip(one.letters, other.letters).prefix { $0 == $1 }.count
    let (one, other) = (one.letters.dropFirst(start), other.letters.dropFirst(start))
    let end = zip(one.reversed(), other.reversed()).prefix { $0 == $1 }.count
    return distance(one.dropLast(end), other.dropLast(end), upTo: limit)
  }

  private static func distance(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>, upTo limit: Int) -> Int? {
    let (one, other) = (Array(one), Array(other))
    var before: [Int] = []
    var last = Array(0...other.count)
    for (row, letter) in one.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(other.count + 1)
      for (column, candidate) in other.enumerated() {
        var cost = min(current[column] + 1, last[column + 1] + 1, last[column] + (letter == candidate ? 0 : 1))
        if row > 0, column > 0, letter == other[column - 1], one[row - 1] == candidate {
          cost = min(cost, before[column - 1] + 1)
        }
        current.append(cost)
      }
      // A swap reaches back two rows.
      if min(last.min() ?? 0, current.min() ?? 0) > limit { return nil }
      (before, last) = (last, current)
    }
    return last[other.count] <= limit ? last[other.count] : nil
  }
}

/// A text that others are compared with, prepared once.
private struct Candidate: Sendable {
  let text: String
  let letters: [UInt8]
  /// A bit for each letter that occurs: an edit changes one at most, either way.
  let mask: UInt64

  init(_ text: String) {
    self.text = text
    letters = Array(text.utf8)
    mask = letters.reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }
}

/// Finds the file that a link may have meant: one with its name in another folder, or else one of its folder with a
/// name that is near. Comparing with every file would take a minute once a large folder has been renamed.
final class NearestFile: Sendable, Equatable {
  private struct Table: Sendable {
    var names: [Substring: [String]] = [:]
    var folders: [Substring: [Candidate]] = [:]
  }

  /// Put together for the first hint: most builds need none.
  private let table = Mutex<Table?>(nil)

  /// It is told by the files alone.
  static func == (one: NearestFile, other: NearestFile) -> Bool { true }

  /// - Parameter paths: always the same ones.
  func hint(for written: String, among paths: some Sequence<String>) -> String {
    let table = table.withLock { kept in
      let table = kept ?? Self.table(of: paths)
      kept = table
      return table
    }
    let (folder, name) = Self.split(written)
    let moved = table.names[name]?.map { (Nearest.distance(written, $0), $0) }.min { $0 < $1 }
    return moved.map { Nearest.question($0.1) }
      ?? Nearest.hint(for: Candidate(written), among: table.folders[folder] ?? [])
  }

  private static func table(of paths: some Sequence<String>) -> Table {
    paths.reduce(into: Table()) { table, path in
      let (folder, name) = split(path)
      table.names[name, default: []].append(path)
      table.folders[folder, default: []].append(Candidate(path))
    }
  }

  private static func split(_ path: String) -> (folder: Substring, name: Substring) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path[...]) }
    return (path[..<slash], path[path.utf8.index(after: slash)...])
  }
}
