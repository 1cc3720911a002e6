import Foundation
import Testing

@testable import Intake

/// What comes over the line before there is a request, and what a client leaves undone.
struct SocketTests {
  /// Bytes that are no request, or one whose body cannot be read.
  static let unreadable = [
    "GET / HTTP/9.9\r\n\r\n", "nonsense\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\nX: \(String(repeating: "a", count: 20_000))\r\n\r\n",
    post("Transfer-Encoding: identity\r\n\r\naddress=a"),
    post("Transfer-Encoding: xchunked\r\n\r\n1\r\na\r\n0\r\n\r\n"),
    post("Transfer-Encoding: chunked\r\n\r\nzz\r\na\r\n"),
    post("Content-Length: 9\r\nContent-Length: 8\r\n\r\naddress=a"),
    post("Connection: close\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
  ]

  private static func post(_ rest: String) -> String {
    "POST /my/sign-in HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n"
      + "Content-Type: application/x-www-form-urlencoded\r\n" + rest
  }

  @Test("Whatever cannot be read is a 400 with the headers that all others have, and the next one is answered")
  func unreadable() async throws {
    let program = try await Program.start()
    for bytes in Self.unreadable {
      let connection = try RawSocket(to: program.port)
      connection.send(bytes)
      let answer = try #require(await connection.all(), "\(bytes.prefix(60))")
      #expect(answer.hasPrefix("HTTP/1.1 400 "), "\(bytes.prefix(300)) \(answer.prefix(60))")
      #expect(answer.components(separatedBy: "HTTP/1.1 ").count == 2, "one answer: \(bytes.prefix(300))")
      let head = answer.lowercased()
      for header in [
        "x-content-type-options: nosniff", "content-security-policy: default-src 'none'",
        "referrer-policy: same-origin", "cache-control: no-store", "cross-origin-opener-policy: same-origin",
        "cross-origin-resource-policy: same-origin",
      ] { #expect(head.contains("\r\n" + header), "\(header) after \(bytes.prefix(200))") }
      #expect(head.components(separatedBy: "nosniff").count == 2)
    }
    #expect(try await program.browser().open("/my/sign-in").status == 200)
    #expect(!program.log.contains(" error "))
    #expect(try await program.stop() == 0)
    program.remove()
  }

  @Test("HEAD works wherever GET does, says the same, and sends nothing")
  func head() async throws {
    let program = try await Program.start()
    for path in ["/", "/guides/first-meeting.html", "/my/sign-in", "/my/", "/my/nothing", "/nothing", "/healthz"] {
      let connection = try RawSocket(to: program.port)
      let host = "HTTP/1.1\r\nHost: localhost:\(program.port)\r\n"
      connection.send("HEAD \(path) \(host)\r\nGET /healthz \(host)Connection: close\r\n\r\n")
      let answers = try #require(await connection.all()).components(separatedBy: "HTTP/1.1 ")
      let get = try await SocketWire(port: program.port).send("GET", path, headers: [], body: nil)
      #expect(answers.count == 3, "\(path)")
      #expect(answers[1].hasPrefix("\(get.status) ") && answers[1].hasSuffix("\r\n\r\n"), "\(path) \(answers[1])")
      #expect(answers[1].components(separatedBy: "\r\n\r\n").count == 2, "nothing follows the head: \(path)")
      let length = get.header("Content-Length") ?? "none"
      #expect(answers[1].lowercased().contains("\r\ncontent-length: \(length)\r\n"), "\(path)")
      #expect(answers[2].hasSuffix("ok\n"))
    }
    #expect(try await program.stop() == 0)
    program.remove()
  }

  @Test("Who opens many connections and sends nothing pushes out their own; they and all others are answered")
  func slow() async throws {
    let program = try await Program.start()
    var slow: [RawSocket] = []
    for number in 0..<Connections.share + 20 {
      let connection = try RawSocket(to: program.port, from: "127.0.0.2")
      // Some stop in the middle of their headers, and some in the middle of a form.
      let half = number.isMultiple(of: 2) ? "GET / HTTP/1.1\r\nHost: loc" : Self.post("Content-Length: 9\r\n\r\na")
      connection.send(half)
      slow.append(connection)
    }
    for address in ["127.0.0.2", "127.0.0.1", "127.0.0.3"] {
      let connection = try RawSocket(to: program.port, from: address)
      connection.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      #expect(await connection.all()?.hasPrefix("HTTP/1.1 200 ") ?? false, "\(address)")
    }
    // Which are the oldest is a matter of the threads that they came to; on a slow machine, time closes more.
    var closed = 0
    for _ in 0..<200 where closed < 20 {
      closed = slow.count(where: \.isClosed)
      try await Task.sleep(for: .milliseconds(50))
    }
    #expect((20..<slow.count).contains(closed), "\(closed) went")
    program.send(SIGKILL)
    _ = try await program.stop()
    program.remove()
  }

  @Test("A form that comes a byte now and then is refused in time, with a page, and its connection is closed")
  func slowForm() async throws {
    let program = try await Program.start()
    let slow = try RawSocket(to: program.port)
    slow.send(Self.post("Content-Length: 90\r\n\r\na"))
    for _ in 0..<8 {
      try await Task.sleep(for: .seconds(5))
      slow.send("a")
    }
    let answer = try #require(await slow.all())
    #expect(answer.hasPrefix("HTTP/1.1 400 ") && answer.says(Problem.unreadable.title))
    #expect(answer.components(separatedBy: "HTTP/1.1 ").count == 2)
    #expect(try await program.stop() == 0)
    program.remove()
  }

  @Test("A connection whose headers do not come is closed")
  func noHeaders() async throws {
    let program = try await Program.start()
    let silent = try RawSocket(to: program.port)
    let half = try RawSocket(to: program.port)
    half.send("GET / HTTP/1.1\r\nHost: localhost\r\nX-")
    #expect(await silent.all() == "")
    #expect(await half.all() != nil)
    #expect(try await program.stop() == 0)
    program.remove()
  }

  @Test("The first signal asks for an orderly end, the second does not wait for it; SIGHUP is a signal to end")
  func signals() async throws {
    let program = try await Program.start()
    #expect(try await program.stop(by: SIGHUP) == 0)
    try await program.restart()
    let half = try RawSocket(to: program.port)
    half.send(Self.post("Content-Length: 9\r\n\r\na"))
    // It has to be under way: a connection without a request does not keep the program from ending.
    try await Task.sleep(for: .seconds(1))
    program.send(SIGTERM)
    // The first has come through once nobody new is let in; the half-sent form keeps the program from ending.
    while (try? RawSocket(to: program.port)) != nil { try await Task.sleep(for: .milliseconds(20)) }
    #expect(try await program.stop() == 128 + SIGTERM)
    try await program.restart()
    #expect(try await program.browser().open("/my/sign-in").status == 200)
    #expect(try await program.stop() == 0)
    program.remove()
  }
}
