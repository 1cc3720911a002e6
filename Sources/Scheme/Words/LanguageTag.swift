import Foundation

/// The language of a site: a BCP 47 tag such as `en-GB`.
public enum LanguageTag {
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

  /// `rtl` for a language that is written from right to left, else `ltr`.
  public static func direction(of tag: String) -> String {
    Locale.Language(identifier: tag).characterDirection == .rightToLeft ? "rtl" : "ltr"
  }

  private static func canonical(_ tag: String) -> String { Locale.identifier(.bcp47, from: tag) }
}
