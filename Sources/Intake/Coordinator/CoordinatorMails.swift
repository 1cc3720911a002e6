import Scheme

extension MailKind {
  /// Where the link of a mail leads that is about no row, below the service's own URL.
  var page: String {
    switch self {
    // The site's front page: who is invited may never have heard of it.
    case .memberInvited: ""
    case .personWaiting: "my/coordinator/"
    default: "my/"
    }
  }
}
