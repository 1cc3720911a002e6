/// What SiteGen itself says on the site's pages. Everything else there is the editors' own.
public enum SiteWords: String, WordKey {
  /// Their file in `content/words/`.
  public static let room = "site"

  case diary, keepInDiary, onlyYou, saveProfile, stage, stageReaders, you, partner, answer, tick
  case answerNumbered = "answer-numbered {number}"
  case roadmap, journey, retiredPrompt, table, backToText, allPrompts, allPromptsLead, prompts
  case promptCount = "prompt-count {#count}"
  case asked = "asked {page}"
  case handbook, handbookLead, notFound, notFoundLead, allPages, moved, search, searchLead, searchLabel, youAreHere
  case contents, good, bad, doAndDont, neighbours, before, after
  case updated = "updated {date}"
  case updatedAlone = "updated-alone {date}"
  case minutes = "minutes {#count}"
  case guideCount = "guide-count {#count}"
  case length = "length {guides} {minutes}"
  case lengthWithOthers = "length-with-others {guides} {minutes} {all}"
  case note, warning, todo, guideForMentee, guideForMentor, guideForBoth, guideForCoordinator, guidesForMentee
  case guidesForMentor, guidesForBoth, guidesForCoordinator
}
