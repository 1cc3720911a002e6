import Foundation

/// Stands in for the real one, so that the fuzzer is built without a library for cryptography. No parser looks at
/// what a fingerprint is.
public enum Fingerprint {
  /// Equal for equal bytes (FNV-1a).
  public static func of(_ bytes: some DataProtocol) -> String {
    let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }
}
