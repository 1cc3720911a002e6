import Foundation
import GRDB
import Synchronization
import Testing

@testable import Intake

struct KillTests {
  private final class Answered: Sendable {
    let texts = Mutex<Set<String>>([])
  }

  @Test("Killed in the middle of a thousand posts from eight clients, the file holds every one that was answered")
  func kill() async throws {
    let program = try await Program.start()
    let ana = try await program.signedIn("ana@example.org")
    let cookie = try #require(ana.cookies["session"])

    let answered = Answered()
    let wire = SocketWire(port: program.port)
    let headers = [
      ("Origin", program.origin), ("Sec-Fetch-Site", "same-origin"), ("Cookie", "session=\(cookie)"),
      ("Content-Type", "application/x-www-form-urlencoded"),
    ]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for client in 0..<8 {
        group.addTask {
          for number in 0..<125 {
            let text = "post \(client) \(number)"
            let answer = try? await wire.send(
              "POST", "/my/forms/hopes", headers: headers, body: Browser.encode([("hopes", text)]))
            if answer?.status == 303 { answered.texts.withLock { _ = $0.insert(text) } }
          }
        }
      }
      group.addTask {
        while answered.texts.withLock({ $0.count }) < 300 { try await Task.sleep(for: .milliseconds(1)) }
        try program.kill()
      }
      try await group.waitForAll()
    }

    let known = answered.texts.withLock { $0 }
    #expect((300..<1_000).contains(known.count), "the kill came in the middle: \(known.count) were answered")
    try await program.restart()
    let kept = try await DatabaseQueue(path: program.database).read { db in
      #expect(try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok")
      return Set(try String.fetchAll(db, sql: "SELECT text FROM diary_entry"))
    }
    #expect(known.subtracting(kept).isEmpty)
    try await ana.open("/my/diary")
    #expect(ana.page.contains("post "), "the session has outlived the kill")
    #expect(try await program.stop() == 0)
    program.remove()
  }
}
