import Foundation
import Testing

/// The program itself, as an editor's terminal runs it.
enum Program {
  /// Beside the tests, where they were built.
  static var url: URL {
    let beside = Bundle.main.bundleURL.appending(path: "sitegen")
    if FileManager.default.fileExists(atPath: beside.path) { return beside }
    return URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "sitegen")
  }

  /// Runs it to its end.
  ///
  /// - Returns: the exit code, and what it printed to either side.
  static func run(_ arguments: String...) throws -> (status: Int32, output: String) { try run(arguments) }

  /// The same, with a list.
  static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = url
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  /// Runs `sitegen serve` for as long as `use` takes, on a port that the system picks.
  static func serving(
    _ arguments: [String], use: (_ address: URL, _ output: @escaping () -> String) async throws -> Void
  ) async throws {
    let scratch = try Scratch()
    let file = scratch.path + "/output"
    try "".write(toFile: file, atomically: false, encoding: .utf8)
    let process = Process()
    process.executableURL = url
    process.arguments = ["serve", "--port", "0"] + arguments
    process.standardOutput = FileHandle(forWritingAtPath: file)
    try process.run()
    defer {
      process.terminate()
      process.waitUntilExit()
    }
    let output = { (try? String(contentsOfFile: file, encoding: .utf8)) ?? "" }
    let address = try await eventually { output().firstMatch(of: /http:\/\/localhost:\d+/).map { String($0.output) } }
    try await use(try #require(URL(string: address)), output)
  }

  /// What `look` finds at last, within ten seconds.
  static func eventually<Found>(_ look: () async throws -> Found?) async throws -> Found {
    for _ in 0..<200 {
      if let found = try await look() { return found }
      try await Task.sleep(for: .milliseconds(50))
    }
    return try #require(try await look())
  }
}
