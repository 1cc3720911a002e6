/// What was made of files, kept for as long as the files are the same.
struct Shelf<Value: Sendable> {
  private var kept: [String: (file: SourceFile, value: Value)] = [:]

  /// What `make` makes of each file, in their order; made anew, on all cores, only where the file is another one.
  mutating func values(of files: [SourceFile], _ make: @Sendable (SourceFile) -> Value) -> [Value] {
    let made = files.filter { kept[$0.path]?.file != $0 }
    var values = made.concurrentMap(make)[...]
    if made.count < files.count {
      var fresh = Dictionary(uniqueKeysWithValues: zip(made.map(\.path), values))
      values = files.compactMap { fresh.removeValue(forKey: $0.path) ?? kept[$0.path]?.value }[...]
    }
    kept = Dictionary(uniqueKeysWithValues: zip(files, values).map { ($0.path, ($0, $1)) })
    return Array(values)
  }

  /// Forgets all.
  mutating func clear() { kept = [:] }
}
