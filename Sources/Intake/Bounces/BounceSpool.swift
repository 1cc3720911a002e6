import Foundation
import GRDB
import Logging
import ServiceLifecycle

/// Bounces on their way to the service: a folder beside the database, which one process writes to and the other empties.
///
/// `intake bounce` cannot write to the database, since only one connection may write. A file that is there is
/// complete: it is written under another name first.
struct BounceSpool: Sendable {
  /// Only this many bytes of a bounce are kept: what it says is at its beginning.
  static let longest = 1_024 * 1_024
  /// At most this many bounces wait: the mail server keeps the rest, and tries again.
  static let mostWaiting = 1_000

  let folder: String

  init(beside database: String) {
    folder = URL(fileURLWithPath: database).deletingLastPathComponent().appending(path: "bounces").path
  }

  /// Why a bounce cannot be kept now, in words for the operator.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  /// Keeps a bounce; when this returns it is on the disk.
  ///
  /// - Throws: ``Fault``.
  func keep(_ message: Data) throws {
    let files = FileManager.default
    try? files.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    guard let names = try? files.contentsOfDirectory(atPath: folder) else {
      throw Fault(description: "The folder \(folder) cannot be read. It belongs to the user that Intake runs as.")
    }
    let count = names.count { $0.hasSuffix(".eml") }
    guard count < BounceSpool.mostWaiting else {
      throw Fault(description: "\(count) bounces are already waiting in \(folder). Is Intake running?")
    }
    let name = UUID().uuidString
    let temporary = "\(folder)/.\(name)"
    guard files.createFile(atPath: temporary, contents: nil, attributes: [.posixPermissions: 0o600]),
      let handle = FileHandle(forWritingAtPath: temporary)
    else { throw Fault(description: "No file can be created in \(folder).") }
    do {
      try handle.write(contentsOf: message.prefix(BounceSpool.longest))
      try handle.synchronize()
      try handle.close()
      try files.moveItem(atPath: temporary, toPath: "\(folder)/\(name).eml")
    } catch {
      try? files.removeItem(atPath: temporary)
      throw Fault(description: "The bounce cannot be written to \(folder): \(error)")
    }
  }

  /// The files that are waiting.
  func waiting() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".eml") }.sorted().map { "\(folder)/\($0)" }
  }
}

/// Reads the bounces that are waiting, every five seconds.
struct BounceWatch: Service {
  let intake: Intake
  let spool: BounceSpool

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await intake.attempt(.bounces, look)
        try? await Task.sleep(for: .seconds(5))
      }
    }
  }

  /// Takes what is there. A file is deleted once what it says is in the database, or if the database's rules refuse it.
  /// One that cannot be taken now stays, and does not hold up the others.
  func look() async throws {
    var failed: (any Error)?
    for file in spool.waiting() {
      guard let data = FileManager.default.contents(atPath: file) else { continue }
      do {
        try await takeOrRefuse(data)
        try FileManager.default.removeItem(atPath: file)
      } catch { failed = error }
    }
    if let failed { throw failed }
  }

  private func takeOrRefuse(_ data: Data) async throws {
    do { try await take(data) } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      intake.logger.error("A bounce cannot be noted", metadata: ["error": "\(error.logged)"])
    }
  }

  private func take(_ data: Data) async throws {
    guard let report = BounceReport(String(decoding: data, as: UTF8.self)) else {
      return intake.logger.notice("A message came to `intake bounce` that is not a delivery report")
    }
    let coordinators = intake.settings.coordinators
    let known = try await intake.store.write { try Bounce.take(report, telling: coordinators, in: $0) }
    if known == 0 {
      intake.logger.notice("A delivery report came that is not about one of our emails to someone in the scheme")
    }
  }
}
