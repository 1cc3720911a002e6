import CUnicode
import Foundation
import Synchronization

/// The language of a site, by its BCP 47 tag such as `en-GB`, and what Unicode's tables (CLDR) say about it, in the
/// copy of ICU that comes with Foundation.
///
/// A class, because looking up its rules takes long.
public final class Language: Sendable {
  /// The tag.
  public let tag: String
  private let locale: Locale
  private let rules: Rules
  private let written = Mutex(Written())

  /// A language by its tag; an unknown one has no rules of its own.
  public init(_ tag: String) {
    self.tag = tag
    var components = Locale.Components(identifier: tag)
    // Numbers in sentences have Latin digits, so those of a date do as well.
    components.numberingSystem = Locale.NumberingSystem("latn")
    locale = Locale(components: components)
    rules = Rules(tag)
  }

  /// The language of a site that names none.
  public static let usual = "en-GB"

  // MARK: The tag

  /// True for a tag in its usual form, of a language, and a script and a region if there are any, that ISO knows.
  public static func isKnown(_ tag: String) -> Bool {
    let components = Locale.Language.Components(identifier: tag)
    guard let code = components.languageCode, code.isISOLanguage, code != .unidentified, canonical(tag) == tag else {
      return false
    }
    return components.region?.isISORegion ?? true
  }

  /// The usual form of what was meant, such as `en-GB` for `en_gb`; `nil` where that cannot be told.
  public static func meant(by tag: String) -> String? {
    let form = canonical(tag.replacing("_", with: "-"))
    return form != tag && isKnown(form) ? form : nil
  }

  private static func canonical(_ tag: String) -> String { Locale.identifier(.bcp47, from: tag) }

  /// What the language calls itself: `Cymraeg`.
  public var ownName: String {
    let name = locale.localizedString(forLanguageCode: tag) ?? tag
    return name.prefix(1).uppercased(with: locale) + name.dropFirst()
  }

  /// True for a language that is written from right to left.
  public var isRightToLeft: Bool { locale.language.characterDirection == .rightToLeft }

  /// True for English of any country.
  public var isEnglish: Bool { locale.language.languageCode == .english }

  // MARK: Numbers

  /// The form that a sentence has with a whole number.
  public func category(of count: Int) -> PluralCategory { rules.category(of: count) }

  /// The forms that a sentence has, in the order of ``PluralCategory``.
  public var pluralCategories: [PluralCategory] { PluralCategory.allCases.filter { numbers(of: $0).count > 0 } }

  /// The numbers up to 200 that a form is for. Nothing is counted in millions, for which French has a form of its own.
  public func numbers(of category: PluralCategory) -> [Int] { (0...200).filter { self.category(of: $0) == category } }

  // MARK: Days

  /// A day: `27 March 2026`.
  public func words(for day: CalendarDay) -> String {
    if let words = written.withLock({ $0.days[day.text] }) { return words }
    let parts = day.text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, let zone = TimeZone(secondsFromGMT: 0),
      let noon = calendar(zone).date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2], hour: 12))
    else { return day.text }
    let words = noon.formatted(dayStyle(in: zone))
    written.withLock { written in
      if written.days.count == Self.mostWritten { written.days = [:] }
      written.days[day.text] = words
    }
    return words
  }

  /// A moment: `24 November 2026 at 10:15 GMT`.
  public func words(for date: Date, in zone: TimeZone) -> String {
    if let words = written.withLock({ $0.zone == zone ? $0.moments[date] : nil }) { return words }
    let words = date.formatted(dayStyle(in: zone).hour().minute().timeZone())
    written.withLock { written in
      if written.zone != zone || written.moments.count == Self.mostWritten { written.moments = [:] }
      written.zone = zone
      written.moments[date] = words
    }
    return words
  }

  /// The days and moments that were written last: writing one takes long.
  private struct Written {
    var days: [String: String] = [:]
    /// The time zone of the moments: a service has one.
    var zone: TimeZone?
    var moments: [Date: String] = [:]
  }

  private static let mostWritten = 1_000

  private func dayStyle(in zone: TimeZone) -> Date.FormatStyle {
    Date.FormatStyle(locale: locale, calendar: calendar(zone), timeZone: zone).day().month(.wide).year()
  }

  private func calendar(_ zone: TimeZone) -> Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    return calendar
  }

  // MARK: Lists, quotation marks, order

  /// What comes between this many things in a list, and before the first and after the last: for three in English
  /// nothing, a comma, “and”, nothing.
  private func joints(of count: Int) -> [String] {
    // Characters that no text has, so that each can be found again.
    let marks = (0..<count).map { String(Unicode.Scalar(UInt8($0 % 8 + 1))) }
    var rest = marks.formatted(.list(type: .and).locale(locale))[...]
    return marks.map { mark in
      let place = rest.range(of: mark) ?? rest.startIndex..<rest.startIndex
      defer { rest = rest[place.upperBound...] }
      return String(rest[..<place.lowerBound])
    } + [String(rest)]
  }

  /// The things in a list with what comes between them.
  func listed<Item>(_ items: [Item], joint: (String) -> Item) -> [Item] {
    guard items.count > 1 else { return items }
    let joints = joints(of: items.count)
    return zip(joints, items).flatMap { [joint($0), $1] } + [joint(joints[items.count])]
  }

  /// The marks round what is quoted, and round a quotation within one.
  public var quotationMarks: (outer: (String, String), inner: (String, String)) {
    (
      (locale.quotationBeginDelimiter ?? "“", locale.quotationEndDelimiter ?? "”"),
      (locale.alternateQuotationBeginDelimiter ?? "‘", locale.alternateQuotationEndDelimiter ?? "’")
    )
  }

  /// Bytes that sort in the same order as texts do in the language.
  public func sortKey(of text: String) -> [UInt8] { rules.sortKey(of: text) }

  /// The text in lower case.
  public func lowercased(_ text: String) -> String { text.lowercased(with: locale) }
}

extension Language: Hashable, Codable {
  /// True for the same tag.
  public static func == (one: Language, other: Language) -> Bool { one.tag == other.tag }

  /// By the tag.
  public func hash(into hasher: inout Hasher) { hasher.combine(tag) }

  /// Reads a tag.
  public convenience init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the tag.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(tag)
  }
}

/// ICU's rules of a language. They are never changed, and ICU lets several threads read them.
private final class Rules: @unchecked Sendable {
  private let plurals: OpaquePointer?
  private let collator: OpaquePointer?

  init(_ tag: String) {
    plurals = waymark_plurals_open(tag)
    collator = waymark_collator_open(tag)
  }

  deinit {
    if let plurals { waymark_plurals_close(plurals) }
    if let collator { waymark_collator_close(collator) }
  }

  func category(of count: Int) -> PluralCategory {
    guard let plurals else { return .other }
    let name = withUnsafeTemporaryAllocation(of: UChar.self, capacity: 16) { keyword in
      let length = Int(waymark_plurals_select(plurals, Double(count), keyword.baseAddress, Int32(keyword.count)))
      return String(decoding: keyword.prefix(max(0, length)), as: UTF16.self)
    }
    return PluralCategory(rawValue: name) ?? .other
  }

  func sortKey(of text: String) -> [UInt8] {
    guard let collator else { return Array(text.utf8) }
    let text = Array(text.utf16)
    let length = waymark_collator_key(collator, text, Int32(text.count), nil, 0)
    return Array(unsafeUninitializedCapacity: Int(length)) { key, count in
      count = Int(waymark_collator_key(collator, text, Int32(text.count), key.baseAddress, length))
    }
  }
}
