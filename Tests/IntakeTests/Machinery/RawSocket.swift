import Foundation

/// A connection on loopback, written to byte by byte; what is read is waited for so many seconds at the most.
final class RawSocket: Sendable {
  private let descriptor: Int32

  struct Fault: Error {}

  /// - Parameter address: where the connection comes from; every address of 127/8 is this machine.
  init(to port: Int, from address: String = "127.0.0.1", patience: Int = 25) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var wait = timeval(tv_sec: patience, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
    let bound = RawSocket.with(address, port: 0) { Glibc.bind(descriptor, $0, $1) }
    let connected = RawSocket.with("127.0.0.1", port: port) { Glibc.connect(descriptor, $0, $1) }
    guard bound == 0, connected == 0 else { throw Fault() }
  }

  deinit { close(descriptor) }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  /// All that comes until the other end closes; `nil` if it never does.
  func all() async -> String? {
    await withCheckedContinuation { continuation in
      // Blocking calls stay off the threads that Swift's tasks share.
      Thread.detachNewThread { continuation.resume(returning: self.readAll()) }
    }
  }

  /// True once the other end has closed; nothing is waited for.
  var isClosed: Bool {
    var byte: UInt8 = 0
    let count = recv(descriptor, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
    return count == 0 || count < 0 && errno == ECONNRESET
  }

  private func readAll() -> String? {
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count > 0 {
        data += buffer[..<count]
      } else {
        let isEnd = count == 0 || errno == ECONNRESET
        return isEnd ? String(decoding: data, as: UTF8.self) : nil
      }
    }
  }

  private static func with(
    _ text: String, port: Int, _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    inet_pton(AF_INET, text, &address.sin_addr)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { call($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
  }
}
