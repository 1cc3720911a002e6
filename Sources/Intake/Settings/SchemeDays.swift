import Foundation
import Scheme

/// Days in the scheme's time zone, as texts such as `2026-03-27`; texts sort as the days do.
extension Settings {
  /// The day at a moment.
  func day(of instant: Instant) -> String {
    text(of: Date(timeIntervalSince1970: TimeInterval(instant.seconds)))
  }

  /// The day where clocks are furthest behind, twelve hours behind UTC.
  func earliestDay(of instant: Instant) -> String {
    text(of: Date(timeIntervalSince1970: TimeInterval(instant.seconds)), hoursFromUTC: -12)
  }

  /// The day where clocks are furthest ahead, fourteen hours ahead of UTC.
  func latestDay(of instant: Instant) -> String {
    text(of: Date(timeIntervalSince1970: TimeInterval(instant.seconds)), hoursFromUTC: 14)
  }

  /// The days that forms accept: from a beginning, or ten years ago, to ten years ahead. Nobody means a day in 1900 or
  /// in 9999, and no calendar could keep it.
  func days(since beginning: Instant? = nil, at now: Instant) -> ClosedRange<String> {
    let last = day(latestDay(of: now), plusMonths: 120)
    let first = beginning.map(earliestDay) ?? day(earliestDay(of: now), plusMonths: -120)
    return min(first, last)...last
  }

  /// The first moment of a day; `nil` if it is not a day.
  func start(ofDay day: String) -> Instant? {
    date(of: day).map { Instant(seconds: Int64(calendar.startOfDay(for: $0).timeIntervalSince1970)) }
  }

  /// The moment at which a day is over.
  func end(ofDay day: String) -> Instant? {
    start(ofDay: self.day(day, plusDays: 1))
  }

  /// The last day that is over by a moment: the day to promise for something that ends then.
  func lastDay(before instant: Instant) -> String { day(day(of: instant), plusDays: -1) }

  /// A day for people: `27 March 2026`; empty if it is not a day.
  func words(forDay day: String) -> String {
    (try? CalendarDay(checking: day)).map(language.words) ?? ""
  }

  /// The last day on which mentoring that ended at a moment can be reopened.
  func lastDayOfSecondThoughts(since end: Instant) -> String { lastDay(before: end + terms.secondThoughts) }

  /// The day that many days later.
  func day(_ day: String, plusDays days: Int) -> String {
    shifted(day, by: .day, days)
  }

  /// The same day that many months later, or the last day of a shorter month.
  func day(_ day: String, plusMonths months: Int) -> String {
    shifted(day, by: .month, months)
  }

  private func shifted(_ day: String, by unit: Calendar.Component, _ count: Int) -> String {
    date(of: day).flatMap { calendar.date(byAdding: unit, value: count, to: $0) }.map { text(of: $0) } ?? day
  }

  private var calendar: Calendar { calendar(in: timeZone) }

  private func calendar(in zone: TimeZone) -> Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    return calendar
  }

  /// Noon, which every day has.
  private func date(of day: String) -> Date? {
    guard (try? CalendarDay(checking: day)) != nil else { return nil }
    let parts = day.split(separator: "-").compactMap { Int($0) }
    return calendar.date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2], hour: 12))
  }

  private func text(of date: Date, hoursFromUTC hours: Int? = nil) -> String {
    let zone = hours.flatMap { TimeZone(secondsFromGMT: $0 * 3_600) } ?? timeZone
    let day = calendar(in: zone).dateComponents([.year, .month, .day], from: date)
    return String(format: "%04d-%02d-%02d", day.year ?? 0, day.month ?? 0, day.day ?? 0)
  }
}
