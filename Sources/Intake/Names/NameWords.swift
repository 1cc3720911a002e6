import Scheme

/// What may surround a name without being part of it. Add to these tables as needed.
enum NameWords {
  /// What comes before a name, folded (`FoldedText`). Words that are also first names are left out.
  static let titles = words(
    """
    mr mrs ms miss mx master sir dame lord lady baron baroness hon rt
    dr doctor drs dipl prof professor profs univ lecturer mag ing engr ir
    rev revd reverend canon father fr pastor rabbi imam sheikh brother sister deacon bishop
    capt captain maj major col colonel lt lieutenant sgt sergeant cdr commander general adm admiral
    judge justice cllr councillor
    herr frau hr fru hra frl mme mlle monsieur madame maitre sig sigra signor signora dott dottssa dottoressa avv
    senor senora sr sra srta dona doutor doutora dra doktor profesor profesora professora professeur docteur lic
    mgr inz shri smt ustad hajji haji datuk
    """)

  /// What comes after a name.
  static let degrees = words(
    """
    ba bsc ma msc mba mphil phd dphil md mbbs frcp frcs rn bed pgce llb llm esq jr jnr sr snr ii iii iv
    cbe obe mbe kbe dbe bem kc qc mp frs
    """)

  /// What joins two names.
  static let joining: Set<String> = ["and", "or", "und", "oder", "et", "ou"]

  /// A name with its Greek and Cyrillic letters that look like Latin ones read as Latin: someone who is on a list
  /// must not get off it by typing them.
  static func readAsLatin(_ name: String) -> String {
    name.precomposedStringWithCanonicalMapping.map { lookAlikes[$0].map { String($0) } ?? String($0) }.joined()
  }

  private static let lookAlikes = [Character: Character](
    zip(
      "АаВЕеІіЈјКМНОоРрСсТУуХхЅѕԁһӏԛԝΑΒΕΖΗΙΚΜΝΟοΡρΤΥΧνιαɑɡı",
      "AaBEeIiJjKMHOoPpCcTYyXxSsdhlqwABEZHIKMNOoPpTYXviaagi")
  ) { first, _ in first }

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// Letters that are also written as two, as in German and the Nordic languages: Müller, Mueller.
  static func spelledOut(_ name: String) -> String {
    let pairs = ["ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "þ": "th"]
    return name.lowercased().precomposedStringWithCanonicalMapping.map { pairs[String($0)] ?? String($0) }.joined()
  }
}
