import Foundation
import GRDB
import Synchronization

/// A moment, in whole seconds since 1970 in UTC. Shown in the scheme's time zone, stored and compared as a number.
struct Instant: Hashable, Comparable, Sendable {
  var seconds: Int64

  static func < (one: Instant, other: Instant) -> Bool { one.seconds < other.seconds }
  static func + (instant: Instant, span: Span) -> Instant { Instant(seconds: instant.seconds + span.seconds) }
  static func - (instant: Instant, span: Span) -> Instant { Instant(seconds: instant.seconds - span.seconds) }
}

/// A length of time, in whole seconds.
struct Span: Hashable, Comparable, Sendable {
  var seconds: Int64

  static func < (one: Span, other: Span) -> Bool { one.seconds < other.seconds }

  static func seconds(_ count: Int64) -> Span { Span(seconds: count) }
  static func minutes(_ count: Int64) -> Span { Span(seconds: count * 60) }
  static func days(_ count: Int64) -> Span { Span(seconds: count * 86_400) }
}

extension Instant: DatabaseValueConvertible {
  var databaseValue: DatabaseValue { seconds.databaseValue }

  static func fromDatabaseValue(_ value: DatabaseValue) -> Instant? {
    Int64.fromDatabaseValue(value).map(Instant.init)
  }
}

/// What comes from outside the program and is passed in: the clock and randomness.
struct World: Sendable {
  /// Returns that many random bytes, fit for secrets.
  let random: @Sendable (Int) -> [UInt8]
  private let clock: Clock

  /// A clock that knows the latest time it has given.
  private final class Clock: Sendable {
    let now: @Sendable () -> Instant
    let latest = Mutex(Instant(seconds: .min))

    init(_ now: @escaping @Sendable () -> Instant) { self.now = now }
  }

  init(now: @escaping @Sendable () -> Instant, random: @escaping @Sendable (Int) -> [UInt8]) {
    clock = Clock(now)
    self.random = random
  }

  func now() -> Instant {
    let now = clock.now()
    clock.latest.withLock { $0 = max($0, now) }
    return now
  }

  /// The latest time that was given to anyone; the clock may have been set back since.
  var latest: Instant { clock.latest.withLock { $0 } }

  /// Times given before have been dealt with: from here on the clock is taken as it is.
  func forgetLatest() { clock.latest.withLock { $0 = clock.now() } }

  static let real = World(
    now: { Instant(seconds: Int64(Date().timeIntervalSince1970)) },
    random: { count in
      var generator = SystemRandomNumberGenerator()
      return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
  )

  /// A name for use in URLs: 16 base32 characters, 80 random bits.
  func handle() -> String {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567")
    let bytes = random(10)
    return String(
      (0..<16).map { index in
        let bit = index * 5
        let pair = UInt16(bytes[bit / 8]) << 8 | UInt16(bit / 8 + 1 < 10 ? bytes[bit / 8 + 1] : 0)
        return alphabet[Int(pair >> UInt16(11 - bit % 8)) & 31]
      })
  }

  /// Four digits for a person to copy, each value as likely as the next.
  func digits() -> String {
    // Rejects the top of the range, which would favour the low values.
    while true {
      let bytes = random(2)
      let value = Int(bytes[0]) << 8 | Int(bytes[1])
      if value < 60_000 { return String(String(10_000 + value % 10_000).dropFirst()) }
    }
  }
}
