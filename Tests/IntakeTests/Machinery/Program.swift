import Foundation
import GRDB
import Synchronization
import Testing

@testable import Intake

/// The program itself, running in a folder of its own, on a port that the system picked.
final class Program: Sendable {
  let folder: String
  let port: Int
  private let process: Mutex<Process>

  var database: String { folder + "/var/intake.db" }
  var origin: String { "http://localhost:\(port)" }
  var log: String { (try? String(contentsOfFile: folder + "/log", encoding: .utf8)) ?? "" }
  var output: String { (try? String(contentsOfFile: folder + "/output", encoding: .utf8)) ?? "" }

  private init(folder: String, port: Int) throws {
    self.folder = folder
    self.port = port
    process = Mutex(try Program.launch(in: folder, port: port))
  }

  static func start() async throws -> Program {
    let folder = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: House.site, toPath: folder + "/_site")
    let port = try freePort()
    try "members: open\nurl: http://localhost:\(port)/\n".write(
      toFile: folder + "/intake.yml", atomically: true, encoding: .utf8)
    let program = try Program(folder: folder, port: port)
    try await program.waitUntilReady()
    return program
  }

  /// Starts it again in the same folder, after it was stopped or killed.
  func restart() async throws {
    let next = try Program.launch(in: folder, port: port)
    process.withLock { $0 = next }
    try await waitUntilReady()
  }

  func browser() -> Browser { Browser(SocketWire(port: port), origin: origin) }

  /// A browser in which someone is signed in.
  func signedIn(_ address: String) async throws -> Browser {
    let browser = browser()
    try await browser.open("/my/sign-in")
    try await browser.send("/my/sign-in", [("address", address)])
    try await browser.open(try await link(to: address))
    try await browser.send(browser.path)
    return browser
  }

  /// The path of the link in the newest mail file to an address; waits for it, since the sender looks every second.
  func link(to address: String) async throws -> String {

    for _ in 0..<100 {
      try await Task.sleep(for: .milliseconds(100))
      if let pending = try? pendingMails(), pending > 0 { continue }
      let mails = ((try? FileManager.default.contentsOfDirectory(atPath: folder + "/var/mail")) ?? []).map { name in
        let path = "\(folder)/var/mail/\(name)"
        let date = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
        return (date ?? .distantPast, (try? String(contentsOfFile: path, encoding: .utf8)) ?? "")
      }
      let own = mails.filter { $0.1.contains("\r\nTo: \(address)\r\n") }.max { $0.0 < $1.0 }
      if let line = own?.1.components(separatedBy: "\r\n").last(where: { line in
        line.hasPrefix(origin) && !["/my/help", "/my/mail/stop/"].contains { line.hasPrefix(origin + $0) }
      }) {
        return String(line.dropFirst(origin.count))
      }
    }
    Issue.record("No mail to \(address)")
    return ""
  }

  private func pendingMails() throws -> Int {
    var readOnly = GRDB.Configuration()
    readOnly.readonly = true
    return try DatabaseQueue(path: database, configuration: readOnly).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM outbox WHERE sent_at IS NULL AND dead_at IS NULL") ?? 1
    }
  }

  /// Asks it to stop, and waits.
  ///
  /// - Returns: its exit code.
  func stop(by signal: Int32 = SIGTERM) async throws -> Int32 { try end(signal) }

  /// Sends a signal, and does not wait for what comes of it.
  func send(_ signal: Int32) { process.withLock { _ = Glibc.kill($0.processIdentifier, signal) } }

  /// Ends it without a word.
  func kill() throws { _ = try end(SIGKILL) }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  private func end(_ signal: Int32) throws -> Int32 {
    process.withLock { process in
      Glibc.kill(process.processIdentifier, signal)
      process.waitUntilExit()
      return process.terminationStatus
    }
  }

  private func waitUntilReady() async throws {
    for _ in 0..<200 {
      try await Task.sleep(for: .milliseconds(50))
      if let answer = try? await SocketWire(port: port).send("GET", "/healthz", headers: [], body: nil),
        answer.status == 200
      {
        return
      }
    }
    Issue.record("Intake did not start: \(log)")
  }

  /// The program that was built with the tests.
  static let executable = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "intake")

  /// Tries to start the program in this folder, with these settings, until it ends by itself.
  ///
  /// - Returns: its exit, and what it said.
  static func refusal(in folder: String, settings: String = "", _ arguments: String...) throws -> (Int32, String) {
    try settings.write(toFile: folder + "/intake.yml", atomically: true, encoding: .utf8)
    let process = Process()
    let pipe = Pipe()
    process.executableURL = executable
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.arguments = ["serve", "--site", House.site, "--settings", "intake.yml", "--port", "0"] + arguments
    process.standardError = pipe
    process.standardOutput = pipe
    try start(process)
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  private static func launch(in folder: String, port: Int) throws -> Process {
    let process = Process()
    process.executableURL = executable
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.arguments = ["serve", "--settings", "intake.yml", "--port", String(port)]
    for (name, set) in [("log", \Process.standardError), ("output", \Process.standardOutput)] {
      let path = folder + "/" + name
      if !FileManager.default.fileExists(atPath: path) { try Data().write(to: URL(fileURLWithPath: path)) }
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      try handle.seekToEnd()
      process[keyPath: set] = handle
    }
    try Program.start(process)
    return process
  }

  /// Asks the system for a port that nobody has.
  static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { Glibc.close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        _ = bind(descriptor, generic, length)
        _ = getsockname(descriptor, generic, &length)
      }
      return Int(UInt16(bigEndian: pointer.pointee.sin_port))
    }
  }

  /// One at a time: Foundation looks through the open files as it starts one, and others' come and go meanwhile.
  static func start(_ process: Process) throws {
    try starting.withLock { _ in try process.run() }
  }

  private static let starting = Mutex(())

  /// Runs a command to its end.
  ///
  /// - Returns: what it wrote.
  static func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = pipe
    try start(process)
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}

/// One request a connection, over a socket on loopback, at most ten seconds each.
struct SocketWire: Wire {
  let port: Int

  struct Fault: Error {}

  func send(_ method: String, _ path: String, headers: [(String, String)], body: Data?) async throws -> Answer {
    try await withCheckedThrowingContinuation { continuation in
      // Blocking calls stay off the threads that Swift's tasks share.
      Thread.detachNewThread {
        continuation.resume(with: Result { try exchange(method, path, headers, body) })
      }
    }
  }

  private func exchange(_ method: String, _ path: String, _ headers: [(String, String)], _ body: Data?) throws -> Answer
  {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var patience = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw Fault() }
    var all = [("Host", "localhost:\(port)"), ("Connection", "close")] + headers
    if let body { all.append(("Content-Length", String(body.count))) }
    let head = "\(method) \(path) HTTP/1.1\r\n" + all.map { "\($0.0): \($0.1)\r\n" }.joined() + "\r\n"
    try write(Data(head.utf8) + (body ?? Data()), to: descriptor)
    return try parse(try read(from: descriptor))
  }

  private func write(_ data: Data, to descriptor: Int32) throws {
    var rest = data[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { throw Fault() }
      rest = rest.dropFirst(count)
    }
  }

  private func read(from descriptor: Int32) throws -> Data {
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count >= 0 else { throw Fault() }
      if count == 0 { return data }
      data += buffer[..<count]
    }
  }

  private func parse(_ data: Data) throws -> Answer {
    guard let end = data.range(of: Data("\r\n\r\n".utf8)) else { throw Fault() }
    var lines = String(decoding: data[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    let first = lines.removeFirst().split(separator: " ")
    guard first.count > 1, let status = Int(first[1]) else { throw Fault() }
    let headers = lines.compactMap { line -> (name: String, value: String)? in
      let halves = line.split(separator: ":", maxSplits: 1)
      return halves.count == 2 ? (String(halves[0]), halves[1].trimmingCharacters(in: .whitespaces)) : nil
    }
    let length = headers.first { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) }
    let body = data[end.upperBound...]
    guard length.map({ body.count >= $0 }) ?? true else { throw Fault() }
    return Answer(status: status, headers: headers, bytes: Data(body))
  }
}
