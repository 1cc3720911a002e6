import Crypto
import Foundation

/// A secret that a link or a cookie carries: 144 random bits, 24 characters of base64url. Only its hash is stored.
struct Token: Sendable, Hashable {
  let text: String

  static func make(_ world: World) -> Token {
    Token(bytes: Data(world.random(18)))
  }

  /// A secret derived from two others: someone who has both can work it out again, and someone who has only one knows
  /// nothing about it.
  static func derived(from one: Token, _ other: Token) -> Token {
    let code = HMAC<SHA256>.authenticationCode(
      for: Data(other.text.utf8), using: SymmetricKey(data: Data(one.text.utf8)))
    return Token(bytes: Data(code).prefix(18))
  }

  private init(bytes: Data) {
    text = bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
  }

  init(text: String) {
    self.text = text
  }

  /// SHA-256. The token is random throughout, so a slow hash would add nothing.
  var hash: Data { Data(SHA256.hash(data: Data(text.utf8))) }
}
