import Scheme

extension NotPairedWords {
  /// Why a name or an address means nobody in particular.
  struct Unclear: Error {
    let sentence: Phrase
  }
}
