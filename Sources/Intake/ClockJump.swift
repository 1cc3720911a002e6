/// Compares the wall clock with one that cannot be set. What time alone does cannot be undone, so it pauses when the
/// wall clock has jumped ahead: someone may still see it and set it right.
struct ClockJump {
  /// A machine that slept or a service that was stopped may come back this much later.
  static let most = (running: Span.days(1), stopped: Span.days(14))
  static let rest = Duration.seconds(3_600)

  private var seen: Instant?
  private var steady: ContinuousClock.Instant
  private var most = ClockJump.most.stopped
  private var restsUntil: ContinuousClock.Instant?

  /// - Parameter lastSeen: the latest moment that was noted before the start.
  init(lastSeen: Instant?, at steady: ContinuousClock.Instant) {
    seen = lastSeen
    self.steady = steady
  }

  /// Looks at both clocks.
  ///
  /// - Returns: true when the wall clock has just jumped.
  mutating func notes(_ now: Instant, at moment: ContinuousClock.Instant) -> Bool {
    let passed = Span(seconds: (moment - steady).components.seconds)
    let hasJumped = seen.map { now > $0 + passed + most } ?? false
    let isSetBack = seen.map { now < $0 } ?? false
    (seen, steady, most) = (now, moment, ClockJump.most.running)
    if hasJumped { restsUntil = moment + ClockJump.rest }
    if isSetBack { restsUntil = nil }
    return hasJumped
  }

  func rests(at moment: ContinuousClock.Instant) -> Bool { restsUntil.map { moment < $0 } ?? false }
}
