/// A day that exists in the Gregorian calendar, as `2026-03-27`.
public struct CalendarDay: Sendable, Hashable {
  /// Year, month and day in digits.
  public let text: String

  /// - Throws: `FieldFault.notADay`.
  public init(checking text: String) throws(FieldFault) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      year >= 1900, (1...12).contains(month), (1...CalendarDay.length(of: month, in: year)).contains(day)
    else { throw .notADay }
    self.text = text
  }

  static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
