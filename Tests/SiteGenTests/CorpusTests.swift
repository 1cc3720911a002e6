import Foundation
import Testing

@testable import SiteGen

/// What the fuzzer found worth keeping: inputs that reach all that it ever reached (`make fuzz`).
struct CorpusTests {
  static let folder = Fixture.folder + "/../Fuzz/corpus"

  @Test("No page of the fuzzer's corpus breaks a parser, is read otherwise than YAML, or ends in broken markup")
  func holds() throws {
    let scratch = try Scratch()
    let inputs = try Fixture.files(below: Self.folder)
    #expect(inputs.count > 50)
    for (name, input) in inputs {
      #expect(try AnyPage(input, below: scratch.path).faults() == [], "\(name)")
    }
  }

  @Test("What must hold of pages is seen not to hold of bad markup")
  func sees() {
    #expect(Markup.faults(in: "<p>One <em>two</em><br></p>\n", isPhrase: false) == [])
    #expect(Markup.faults(in: "<p>One</p>", isPhrase: true).count == 1)
    #expect(Markup.faults(in: "<em>One", isPhrase: true).count == 1)
    #expect(Markup.faults(in: "<em><strong>One</em></strong>", isPhrase: true).count == 2)
    #expect(Markup.faults(in: "<script></script>", isPhrase: false).count == 1)
    #expect(Markup.faults(in: "<table><tr><td><p></p></td></tr></table>", isPhrase: false).count == 1)
  }
}
