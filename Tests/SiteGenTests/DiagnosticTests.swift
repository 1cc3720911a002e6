import Foundation
import Testing

@testable import SiteGen

/// One broken site a diagnostic: a folder whose files are laid over `small-site`, and the terminal's exact text.
struct DiagnosticTests {
  static let folder = Fixture.folder + "/broken"
  static let cases = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()

  @Test("Each mistake is named where it stands, and the site that was built before stays", arguments: cases)
  func reports(name: String) throws {
    let scratch = try Scratch()
    let build = try Fixture.site(in: scratch, overlay: "\(Self.folder)/\(name)")
    try FileManager.default.createDirectory(atPath: build.out, withIntermediateDirectories: true)
    try Data("before".utf8).write(to: URL(fileURLWithPath: build.out + "/index.html"))

    let text = try build.run().map { "\($0)\n" }.joined().replacing(scratch.path + "/", with: "")
    let expected = "\(Self.folder)/\(name)/expected.txt"
    if Fixture.updates { try text.write(toFile: expected, atomically: true, encoding: .utf8) }
    #expect(!text.isEmpty)
    #expect(text == (try String(contentsOfFile: expected, encoding: .utf8)))
    #expect(try Fixture.files(below: build.out) == ["index.html": Data("before".utf8)])
  }

  @Test("There is a broken site for each kind of mistake that the build knows")
  func thereAreCases() {
    #expect(Self.cases.count >= 25)
  }

  @Test("The program prints every diagnostic and ends with 1")
  func exits() throws {
    let scratch = try Scratch()
    let build = try Fixture.site(in: scratch, overlay: "\(Self.folder)/several")
    let (status, output) = try run(
      "sitegen", ["build", "--content", build.content, "--site", build.site, "--out", build.out])
    #expect(status == 1)
    #expect(output.split(separator: "\n").count == (try build.run().count))
    #expect(output.contains("content/guides/asking.md:3:1: error: "))
  }

  /// Runs a program that was built beside the tests.
  private func run(_ program: String, _ arguments: [String]) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = Bundle.main.bundleURL.appending(path: program)
    if !FileManager.default.fileExists(atPath: process.executableURL?.path ?? "") {
      process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: program)
    }
    let pipe = Pipe()
    process.arguments = arguments
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
