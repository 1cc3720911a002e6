/// What was made from files, kept for as long as the files are the same.
struct Shelf<Value: Sendable> {
  private var kept: [String: (file: SourceFile, value: Value)] = [:]

  /// What `make` makes from each file, in their order; made again, on all cores, only where the file has changed.
  mutating func values(of files: [SourceFile], _ make: @Sendable (SourceFile) -> Value) -> [Value] {
    let made = files.filter { kept[$0.path]?.file != $0 }
    kept.reserveCapacity(files.count)
    for (file, value) in zip(made, made.concurrentMap(make)) { kept[file.path] = (file, value) }
    if kept.count > files.count {
      let paths = Set(files.map(\.path))
      kept = kept.filter { paths.contains($0.key) }
    }
    return files.compactMap { kept[$0.path]?.value }
  }

  /// Forgets all.
  mutating func clear() { kept = [:] }
}
