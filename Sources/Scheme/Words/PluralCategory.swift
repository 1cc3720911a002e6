/// Which form of a sentence goes with a number: the categories of Unicode's CLDR.
public enum PluralCategory: String, Sendable, Codable, CaseIterable {
  case zero, one, two, few, many, other
}
