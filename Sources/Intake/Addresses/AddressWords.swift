import Scheme

extension AddressWords {
  static func wrongDigits(left: Int) -> Phrase { left > 0 ? triesLeft(left) : noTriesLeft() }

  /// What a link's page says.
  static func link(_ link: AddressLink, account: String) -> (title: Phrase, sentence: Phrase, button: Phrase) {
    let address = Address.masked(link.address)
    return switch link.purpose {
    case .add: (confirmTitle(), confirmLead(address, account), confirm())
    case .takeOver:
      (LostMailboxWords.confirmTitle(), LostMailboxWords.confirmLead(address, account), LostMailboxWords.confirm())
    case .refuse: (LostMailboxWords.refuseTitle(), LostMailboxWords.refuseLead(address), LostMailboxWords.refuse())
    }
  }
}
