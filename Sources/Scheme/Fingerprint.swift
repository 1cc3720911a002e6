import Crypto
import Foundation

/// Tells one content from another: the first 16 hexadecimal digits of the SHA-256.
public enum Fingerprint {
  /// Equal for equal bytes.
  public static func of(_ bytes: some DataProtocol) -> String {
    SHA256.hash(data: bytes).prefix(8).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
