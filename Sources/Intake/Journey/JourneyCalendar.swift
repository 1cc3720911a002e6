import Foundation
import Scheme

extension CalendarFile {
  /// The days of a pair's journey. The partner's whole name is given, because its first word may be a title.
  init(_ facts: JourneyFacts, scheme: SchemeFile, settings: Settings, at now: Instant) {
    let pair = facts.pair
    let host = URL(string: settings.url)?.host() ?? "localhost"
    self.scheme = scheme.site.name
    // If a calendar could not read one day, it would reject the whole file.
    events = facts.dates.filter { settings.days(since: pair.mentoring.proposedAt, at: now).contains($0.day) }.map {
      date in
      let path = ["my", "pairs", pair.mentoring.handle, "stages", date.stage]
      return Event(
        uid: "\(pair.mentoring.handle).\(date.stage).\(date.place.question).\(date.place.number)@\(host)",
        sequence: date.changes, writtenAt: date.writtenAt, day: date.day, dayAfter: settings.day(date.day, plusDays: 1),
        title: scheme.words.text(JourneyWords.event(pair.partner, date.question.wording)),
        url: settings.url + path.joined(separator: "/"))
    }
    stamp = { instant in
      let formatter = DateFormatter()
      formatter.locale = Locale(identifier: "en_US_POSIX")
      formatter.timeZone = TimeZone(secondsFromGMT: 0)
      formatter.dateFormat = "yyyyMMdd'T'HHmmss'Z'"
      return formatter.string(from: Date(timeIntervalSince1970: TimeInterval(instant.seconds)))
    }
  }
}
