import Foundation

extension TakeAway {
  /// For programs: keys sorted, moments in UTC, texts exactly as they were typed.
  var json: [UInt8] {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
      encoder.keyEncodingStrategy = .convertToSnakeCase
      return Array(try encoder.encode(self)) + Array("\n".utf8)
    }
  }
}
