/// The forms of a pair's journey, each at an address below `pairs/<handle>/`.
enum PairForm: Hashable, Sendable {
  /// The template of a stage, by its id.
  case stage(String)
  /// Whether the pair uses the roadmap.
  case roadmap
  /// Another action point.
  case newPoint
  /// An action point, by its handle, to be changed.
  case point(String)
  /// An action point is done.
  case completion(String)
  /// It is not done after all.
  case reopening(String)

  /// Below the pair's address.
  var path: String {
    switch self {
    case .stage(let id): "stages/\(id)"
    case .roadmap: "roadmap"
    case .newPoint: "action-points"
    case .point(let handle): "action-points/\(handle)"
    case .completion(let handle): "action-points/\(handle)/completion"
    case .reopening(let handle): "action-points/\(handle)/reopening"
    }
  }

  /// Reads what `path` wrote.
  init?(parts: [String]) {
    switch (parts.first, parts.count, parts.last) {
    case ("stages", 2, _): self = .stage(parts[1])
    case ("roadmap", 1, _): self = .roadmap
    case ("action-points", 1, _): self = .newPoint
    case ("action-points", 2, _): self = .point(parts[1])
    case ("action-points", 3, "completion"): self = .completion(parts[1])
    case ("action-points", 3, "reopening"): self = .reopening(parts[1])
    default: return nil
    }
  }
}
