import Crypto
import Foundation

/// Identifies content: the first 16 hexadecimal digits of its SHA-256.
public enum Fingerprint {
  /// Equal for equal bytes.
  public static func of(_ bytes: some DataProtocol) -> String {
    SHA256.hash(data: bytes).prefix(8).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }

  /// True for a file with one before its extension. SiteGen names files in this way so that they never change: new
  /// content gets a new name.
  public static func isPart(of path: SitePath) -> Bool {
    let parts = path.text.split(separator: ".")
    guard parts.count > 2, let fingerprint = parts.dropLast().last else { return false }
    return fingerprint.count == 16 && fingerprint.allSatisfy(\.isHexDigit)
  }
}
