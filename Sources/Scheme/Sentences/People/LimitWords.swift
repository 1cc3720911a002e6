/// What someone who has met a limit reads: what it is about, what they can do, and when it is over.
public enum LimitWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "limits"

  // To someone who meets a limit
  case title
  case links = "links {wait}"
  case addresses = "addresses {wait}"
  case drafts = "drafts {wait}"
  case saves = "saves {wait}"
  case proposals = "proposals {#count} {period} {wait}"
  case proposalsToMentor = "proposals-to-mentor {#count} {period} {wait}"
  case steps = "steps {wait}"
  case concerns = "concerns {#count} {period} {wait}"
  case concernsSignedOut = "concerns-signed-out {wait}"
  case concernLinks = "concern-links {wait}"
  case invitations = "invitations {#count} {period} {wait}"
  case listLines = "list-lines {#count} {wait}"
  case listChanges = "list-changes {#count} {period} {wait}"
  case denials = "denials {wait}"

  // How long it still applies
  case waitMinute
  case waitMinutes = "wait-minutes {#count}"
  case waitHours = "wait-hours {#count}"
  case waitDays = "wait-days {#count}"

  // The time in which something is counted
  case lastMinute, lastHour, lastDay, lastWeek, lastMonth

  // To coordinators, about a total that is unusual
  case manyLinks = "many-links {count} {period}"
  case manyDrafts = "many-drafts {count} {period}"
  case manyKilobytes = "many-kilobytes {#count} {period}"
  case manyConcerns = "many-concerns {count} {period}"
}
