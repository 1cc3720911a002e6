/// Finds what an editor may have meant.
enum Nearest {
  /// “ Did you mean `x`?” with the candidate that is nearest to what was written; nothing when none is near. For a
  /// path, the length of the file's name decides what is near.
  static func hint(for written: String, among candidates: some Sequence<String>) -> String {
    let name = written.split(separator: "/").last?.count ?? 0
    let limit = max(1, name / 4)
    let length = written.count
    // Words that differ more in length are not near, and most do: the time to compare grows with both lengths
    // multiplied.
    let best = candidates.filter { abs($0.count - length) <= limit }
      .map { (distance(written, $0), $0) }.filter { $0.0 <= limit }.min { $0 < $1 }
    return best.map { " Did you mean `\($0.1)`?" } ?? ""
  }

  /// How many letters have to be added, removed, changed or swapped with their neighbour (optimal string alignment).
  static func distance(_ one: String, _ other: String) -> Int {
    let (one, other) = (Array(one), Array(other))
    var before: [Int] = []
    var last = Array(0...other.count)
    for (row, letter) in one.enumerated() {
      var current = [row + 1]
      for (column, candidate) in other.enumerated() {
        var cost = min(current[column] + 1, last[column + 1] + 1, last[column] + (letter == candidate ? 0 : 1))
        if row > 0, column > 0, letter == other[column - 1], one[row - 1] == candidate {
          cost = min(cost, before[column - 1] + 1)
        }
        current.append(cost)
      }
      (before, last) = (last, current)
    }
    return last[other.count]
  }
}
