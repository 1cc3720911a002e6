import Foundation

/// Days in the scheme's time zone, as texts such as `2026-03-27`; texts compare as the days do.
extension Settings {
  /// The day that it is at a moment.
  func day(of instant: Instant) -> String {
    text(of: Date(timeIntervalSince1970: TimeInterval(instant.seconds)))
  }

  /// The first moment of a day; `nil` for what is no day.
  func start(ofDay day: String) -> Instant? {
    date(of: day).map { Instant(seconds: Int64(calendar.startOfDay(for: $0).timeIntervalSince1970)) }
  }

  /// The moment at which a day is over.
  func end(ofDay day: String) -> Instant? {
    start(ofDay: self.day(day, plusDays: 1))
  }

  /// The last day that is over by a moment: what may be promised of something that ends then.
  func lastDay(before instant: Instant) -> String { day(day(of: instant), plusDays: -1) }

  /// So many days later.
  func day(_ day: String, plusDays days: Int) -> String {
    shifted(day, by: .day, days)
  }

  /// The same day so many months later, or the last one of a shorter month.
  func day(_ day: String, plusMonths months: Int) -> String {
    shifted(day, by: .month, months)
  }

  private func shifted(_ day: String, by unit: Calendar.Component, _ count: Int) -> String {
    date(of: day).flatMap { calendar.date(byAdding: unit, value: count, to: $0) }.map(text) ?? day
  }

  private var calendar: Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    return calendar
  }

  /// Noon, which every day has.
  private func date(of day: String) -> Date? {
    let parts = day.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    return calendar.date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2], hour: 12))
  }

  private func text(of date: Date) -> String {
    let day = calendar.dateComponents([.year, .month, .day], from: date)
    return String(format: "%04d-%02d-%02d", day.year ?? 0, day.month ?? 0, day.day ?? 0)
  }
}
