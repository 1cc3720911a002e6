import Testing

@testable import Intake

struct MailSettingsTests {
  @Test("A command takes the mails, and bounces go to the sender's address unless another is named")
  func command() throws {
    let settings = try Settings(
      yaml: "mail-command: [/usr/bin/msmtp, -C, /etc/msmtprc]\nmail-from: Mentoring <Mentoring@Example.org>\n", port: 0)
    #expect(settings.mailCommand == ["/usr/bin/msmtp", "-C", "/etc/msmtprc"])
    #expect(settings.mailSender == "mentoring@example.org")
    #expect(try Settings(yaml: "mail-sender: bounces@example.org", port: 0).mailSender == "bounces@example.org")
  }

  @Test(
    "What no mail could be sent with is refused, in the operator's words",
    arguments: [
      ("mail-command: []", "full path"), ("mail-command: [msmtp]", "full path"),
      ("mail-command: [/usr/bin/msmtp]\nmail-folder: var/mail", "no `mail-folder`"),
      ("mail-sender: \"-oQ/tmp x@example.org\"", "`mail-sender`"), ("mail-sender: bounces", "`mail-sender`"),
      ("mail-from: Mentoring", "`mail-from`"), ("mail-from: \"A\\nBcc: x <a@example.org>\"", "`mail-from`"),
    ])
  func refused(yaml: String, words: String) {
    let fault = #expect(throws: Settings.Fault.self) { try Settings(yaml: yaml, port: 0) }
    #expect(fault?.description.contains(words) ?? false, "\(String(describing: fault))")
  }

  @Test("A command that is not there refuses to start")
  func missing() throws {
    for line in ["mail-command: [/nowhere/msmtp]", "mail-command: [/usr/bin]", "mail-folder: /etc/passwd"] {
      let settings = try Settings(yaml: line, port: 0)
      #expect(throws: Settings.Fault.self, "\(line)") { try Transport.chosen(by: settings) { _ in } }
    }
  }
}
