import Scheme

/// Days as a file that calendars can import (RFC 5545): one all-day event for each. If the file is imported again, a
/// changed event replaces the old one.
struct CalendarFile {
  struct Event {
    /// Stays the same as long as it is the same event.
    var uid: String
    /// How often it was changed.
    var sequence: Int
    var writtenAt: Instant
    /// The day, and the one after it, such as `2026-03-27`.
    var day: String
    var dayAfter: String
    var title: String
    /// The page that shows it.
    var url: String
  }

  /// The scheme's name.
  let scheme: String
  let events: [Event]
  /// Writes a moment as `20260327T101500Z`.
  let stamp: (Instant) -> String

  var text: String {
    let head = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Waymark//\(CalendarFile.escaped(scheme))//EN", "METHOD:PUBLISH",
    ]
    let lines = head + events.flatMap(lines) + ["END:VCALENDAR"]
    return lines.map { CalendarFile.folded($0) + "\r\n" }.joined()
  }

  private func lines(_ event: Event) -> [String] {
    [
      "BEGIN:VEVENT", "UID:\(event.uid)", "SEQUENCE:\(event.sequence)", "DTSTAMP:\(stamp(event.writtenAt))",
      "DTSTART;VALUE=DATE:\(event.day.filter { $0 != "-" })", "DTEND;VALUE=DATE:\(event.dayAfter.filter { $0 != "-" })",
      "SUMMARY:\(CalendarFile.escaped(event.title))", "URL:\(event.url)", "TRANSP:TRANSPARENT", "END:VEVENT",
    ]
  }

  /// A text escaped as a value (3.3.11).
  static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
      .split(whereSeparator: \.isNewline).joined(separator: "\\n")
  }

  /// Lines of at most 75 bytes, broken between characters; each continuation line begins with a space (3.1).
  static func folded(_ line: String) -> String {
    var folded = ""
    var length = 0
    for scalar in line.unicodeScalars {
      let bytes = UTF8.width(scalar)
      if length + bytes > 75 {
        folded += "\r\n "
        length = 1
      }
      folded.unicodeScalars.append(scalar)
      length += bytes
    }
    return folded
  }
}
