import Foundation

/// The file for programs: keys sorted, moments in UTC, texts exactly as they were typed.
struct TakeAwayJSON: TakeAwayFile {
  let takeAway: TakeAway

  var opening: [UInt8] { Array("{\n  \"diary\" : [".utf8) }

  func entries(_ entries: [TakeAway.Entry], isFirst: Bool) throws -> [UInt8] {
    try Array((isFirst ? "\n" : ",\n").utf8) + entries.map { try encoded($0) }.joined(separator: Array(",\n".utf8))
  }

  func afterDiary(isEmpty: Bool) throws -> [UInt8] {
    try Array("\n  ],\n  \"made\" : ".utf8) + encoded(takeAway.made) + Array(",\n  \"mentorings\" : [".utf8)
  }

  func mentoring(_ mentoring: TakeAway.Mentoring, number: Int) throws -> [UInt8] {
    try Array((number == 1 ? "\n" : ",\n").utf8) + encoded(mentoring)
  }

  var closing: [UInt8] {
    get throws {
      try Array("\n  ],\n  \"person\" : ".utf8) + encoded(takeAway.person) + Array(",\n  \"scheme\" : ".utf8)
        + encoded(takeAway.scheme) + Array("\n}\n".utf8)
    }
  }

  private func encoded(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return Array(try encoder.encode(value))
  }
}
