import Scheme

/// What SiteGen itself says on pages. All else is the editors'.
enum Words {
  static let diary = "Learning diary"
  static let keepInDiary = "Keep in my diary"
  static let onlyYou =
    "Only you will be able to read this entry. Once it is saved, you can share it with one person by name."
  static let saveProfile = "Save my profile"
  static let stage = "A stage of the roadmap"
  static let stageReaders =
    "If you are one of a pair, you can fill this in here: you and your partner read what you save. We ask you to sign in "
    + "first. You can also print the page, and write on it."
  static let you = "You"
  static let partner = "Your partner"
  static let answer = "Your answer"
  static let tick = "Yes"

  static let roadmap = "The roadmap"
  static let retiredPrompt =
    "Here stood a question for the diary that is no longer asked. What was written to it is kept."

  static let table = "Table"
  static let journey = "The stages of the journey"
  static let allPrompts = "All questions for your diary"
  static let allPromptsLead =
    "Every prompt of the guides and the roadmap, in reading order, and room for an entry of your own."
  static let prompts = "Prompts"
  static func asked(on page: String) -> String { "Asked in “\(page)”" }
  static let handbook = "Handbook"
  static let handbookLead = "All guides and all stages on one page, to print and to write on."
  static let notFound = "Page not found"
  static let notFoundLead =
    "There is nothing at this address. Perhaps the page has moved, or the address has a slip in it."
  static let allPages = "All pages"
  static let search = "Search"
  static let searchLead = "All pages, with their headings."
  static let searchLabel = "What are you looking for?"
  static let youAreHere = "You are here"
  static let updated = "last updated"
  static let updatedAlone = "Last updated"
  static let contents = "On this page"
  static let doAndDont = "Do and don’t"
  static let neighbours = "Before and after"
  static let before = "Before"
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
  static let noForms = "Forms are taken by Intake, on the site itself. Go back to read on."
  static let mistakes = "The content has mistakes. The pages are as they were before."

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
