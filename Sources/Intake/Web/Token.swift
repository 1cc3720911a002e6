import Crypto
import Foundation

/// A secret that a link or a cookie carries: 144 random bits, 24 characters of base64url. Only its hash is stored.
struct Token: Sendable, Hashable {
  let text: String

  static func make(_ world: World) -> Token {
    Token(
      text: Data(world.random(18)).base64EncodedString()
        .replacing("+", with: "-").replacing("/", with: "_"))
  }

  /// SHA-256. The token is random throughout, so a slow hash would add nothing.
  var hash: Data { Data(SHA256.hash(data: Data(text.utf8))) }
}
