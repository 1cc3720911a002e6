import NIOCore
import Synchronization

/// The connections that are open: limited in all, and for each client.
///
/// If there would be more, the one that has waited longest for its client is closed. So a client that opens hundreds
/// and sends nothing, or a byte a second, only pushes out its own; a client that sends a request is answered.
final class Connections: Sendable {
  /// In all.
  static let most = 512
  /// For one client.
  static let share = 64

  private let most: Int
  private let share: Int
  private let trusted: [ClientAddress]
  /// In the order in which they began.
  private let all = Mutex<[Connection]>([])

  /// - Parameter trusted: proxies, which connect for all their clients. They have no share, and neither has the machine
  ///   itself.
  init(trusted: [ClientAddress], most: Int = Connections.most, share: Int = Connections.share) {
    self.trusted = trusted
    self.most = most
    self.share = share
  }

  /// One of them.
  final class Connection: Sendable {
    fileprivate let channel: any Channel
    /// Whose share it counts towards; `nil` for a client without one.
    fileprivate let client: String?
    private let answers = Mutex(false)

    fileprivate init(_ channel: any Channel, client: String?) {
      self.channel = channel
      self.client = client
    }

    /// True while a complete request is being answered.
    var isAnswering: Bool {
      get { answers.withLock { $0 } }
      set { answers.withLock { $0 = newValue } }
    }
  }

  /// Counts a connection until it closes.
  func add(_ channel: any Channel) -> Connection {
    let address = channel.remoteAddress?.ipAddress.flatMap { ClientAddress($0) }
    let hasShare = address.map { !$0.isLoopback && !trusted.contains($0) } ?? false
    let connection = Connection(channel, client: hasShare ? address?.network : nil)
    let surplus: Connection? = all.withLock { all -> Connection? in
      defer { all.append(connection) }
      let mates = all.filter { $0.client != nil && $0.client == connection.client }
      if mates.count >= share { return mates.first { !$0.isAnswering } ?? connection }
      return all.count >= most ? all.first { !$0.isAnswering } ?? connection : nil
    }
    channel.closeFuture.whenComplete { _ in self.all.withLock { $0.removeAll { $0 === connection } } }
    surplus?.channel.close(promise: nil)
    return connection
  }
}
