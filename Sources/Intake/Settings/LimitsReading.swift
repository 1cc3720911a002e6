extension Limits {
  /// What `link-limits` called these before there were other limits.
  private static let olderNames = [
    "address-a-minute": "links-address-minute", "address-an-hour": "links-address-hour",
    "client-an-hour": "requests-client-hour", "all-an-hour": "links-all-hour",
  ]

  /// Reads the operator's numbers; limits that are not named stay as they are.
  ///
  /// - Throws: `Settings.Fault`.
  init(_ numbers: [String: Int], links: [String: Int] = [:]) throws {
    for (name, number) in links {
      guard let newer = Limits.olderNames[name] else {
        throw Settings.Fault(
          description: "`link-limits` has \(Limits.olderNames.keys.sorted().joined(separator: ", ")), each 1 or more.")
      }
      try set(newer, to: number)
    }
    for (name, number) in numbers { try set(name, to: number) }
  }

  private mutating func set(_ name: String, to number: Int) throws {
    guard self[name] != nil, number > 0 else {
      throw Settings.Fault(
        description: "`limits` has \(all.map(\.name).sorted().joined(separator: ", ")), each 1 or more.")
    }
    self[name] = number
  }
}
