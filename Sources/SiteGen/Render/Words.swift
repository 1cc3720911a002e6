import Scheme

/// What SiteGen itself says on pages. All else is the editors'.
enum Words {
  static let diary = "Learning diary"
  static let keepInDiary = "Keep in my diary"
  static let onlyYou =
    "Only you will be able to read this entry. Once you have saved it, you can share it with one person by name."
  static let saveProfile = "Save my profile"
  static let stage = "A stage of the roadmap"
  static let stageReaders =
    "If you have a mentor or a mentee, you can fill this in here. You and your partner can read what you save. We ask you to "
    + "sign in first. You can also print the page and write on it."
  static let you = "You"
  static let partner = "Your partner"
  static let answer = "Your answer"
  static let tick = "Yes"

  static let roadmap = "The roadmap"
  static let retiredPrompt =
    "There was a diary question here that we no longer ask. Anything written in answer to it is kept."

  static let table = "Table"
  static let journey = "The stages of the journey"
  static let allPrompts = "All questions for your diary"
  static let allPromptsLead =
    "Every diary question from the guides and the roadmap, in reading order, and space for an entry of your own."
  static let prompts = "Questions"
  static func asked(on page: String) -> String { "Asked in “\(page)”" }
  static let handbook = "Handbook"
  static let handbookLead = "All guides and stages on one page, to print and write on."
  static let notFound = "Page not found"
  static let notFoundLead =
    "There is nothing at this address. The page may have moved, or there may be a mistake in the address."
  static let allPages = "All pages"
  static let search = "Search"
  static let searchLead = "All pages, with their headings."
  static let searchLabel = "What are you looking for?"
  static let youAreHere = "You are here"
  static let updated = "last updated"
  static let updatedAlone = "Last updated"
  static let contents = "On this page"
  static let doAndDont = "Do and don’t"
  static let neighbours = "Previous and next"
  static let before = "Previous"
  static let after = "Next"
  static let moved = "This page has moved:"
  static func minutes(_ count: Int) -> String { count == 1 ? "1 minute to read" : "\(count) minutes to read" }
  static func length(_ guides: Int, _ minutes: Int, withOthers all: Int?) -> String {
    let own = "\(guides == 1 ? "1 guide" : "\(guides) guides"), \(Self.minutes(minutes))"
    return all.map { "\(own); with the guides for both, \(Self.minutes($0))" } ?? own
  }
  static func prompts(_ count: Int) -> String { count == 1 ? "1 question" : "\(count) questions" }
  static func aside(_ kind: String) -> String { kind == "warning" ? "Warning" : kind == "todo" ? "To do" : "Note" }

  static let preview = "This is a preview"
  static let noForms = "Forms only work on the site itself. Go back to read on."
  static let mistakes = "There are mistakes in the content, so the pages have not changed."

  static func guide(for audience: Audience) -> String {
    switch audience {
    case .mentee: "A guide for mentees"
    case .mentor: "A guide for mentors"
    case .both: "A guide for mentees and mentors"
    case .coordinator: "A guide for coordinators"
    }
  }

  static func guides(for audience: Audience) -> String {
    switch audience {
    case .mentee: "Guides for mentees"
    case .mentor: "Guides for mentors"
    case .both: "Guides for both"
    case .coordinator: "For coordinators"
    }
  }
}
