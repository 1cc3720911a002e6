/// Every form that Intake takes, by the rooms that have them. A form is one type in one file of its room; naming it
/// here gives it its address, its page, its drafts and its place in mails.
extension FormCatalogue {
  static let all = FormCatalogue(
    types: [
      // What the static site posts to
      ProfileForm.self, FreeEntryForm.self, SitePageForm.self,
      // People
      LeavingForm.self, MailChoiceForm.self, AnswerForm.self,
      // Profiles and matching
      AvailabilityForm.self, WaitingProposalsForm.self, NotPairedForm.self,
      // The diary
      EntryTextForm.self, EntryReadersForm.self, EntryRemovalForm.self,
      // The first message to a mentor. What follows between the two is `PairPage.forms`.
      NewProposalForm.self,
      // The journey
      RoadmapForm.self, StageForm.self, NewActionPointForm.self, ActionPointChangeForm.self, ActionPointDoneForm.self,
      ActionPointReopeningForm.self,
      // Meetings
      MeetingNoteForm.self, MeetingCorrectionForm.self, MeetingRemovalForm.self, MeetingCheckForm.self,
      MeetingMailsForm.self,
      // Surveys
      SurveyForm.self,
      // The coordinator
      MembershipForm.self, QuestionForm.self, RefusalForm.self, ContactWishForm.self, InvitationForm.self,
      InvitationRemovalForm.self, PrivateAnswersForm.self, SetApartForm.self, SetApartRemovalForm.self,
      LostMailboxForm.self, LostMailboxWithdrawalForm.self,
    ] + PairPage.forms)
}
