import Foundation
import Testing

@testable import Intake

/// Bounces as other servers write them. The mail that they are about is `ID@localhost`, to Ben.
struct BounceFormTests {
  private static let id = "abcdefghijklmnop"
  private static let ben = "ben@example.org"

  /// Our mail as it is returned.
  private static let mail = """
    Return-Path: <bounces@waymark.example>
    Received: from waymark.example by mx.waymark.example; Wed, 25 Nov 2026 10:00:00 +0000
    From: Waymark <waymark@localhost>
    To: ben@example.org
    Message-ID: <abcdefghijklmnop@localhost>
    Subject: Your meeting was delayed 5.5.5

    Hello Ben, this is permanent.
    """

  private static let qmail = """
    Return-Path: <>
    From: MAILER-DAEMON@mx.waymark.example
    To: bounces@waymark.example
    Subject: failure notice

    Hi. This is the qmail-send program at mx.waymark.example.
    I'm afraid I wasn't able to deliver your message to the following addresses.
    This is a permanent error; I've given up. Sorry it didn't work out.

    <ben@example.org>:
    192.0.2.25 does not like recipient.
    Remote host said: 550 5.1.1 sorry, no mailbox here by that name
    Giving up on 192.0.2.25.

    --- Below this line is a copy of the message.

    \(mail)
    """

  private static let exim = """
    X-Failed-Recipients: ben@example.org
    Auto-Submitted: auto-replied
    From: Mail Delivery System <Mailer-Daemon@mx.waymark.example>
    To: bounces@waymark.example
    Subject: Mail delivery failed: returning message to sender

    This message was created automatically by mail delivery software.

    A message that you sent could not be delivered to one or more of its
    recipients. This is a permanent error. The following address(es) failed:

      ben@example.org
        SMTP error from remote mail server after RCPT TO:<ben@example.org>:
        host mx.example.org [192.0.2.25]: 550 unknown user

    ------ This is a copy of the message, including all the headers. ------

    \(mail)
    """

  private static let eximDelay = """
    Auto-Submitted: auto-replied
    From: Mail Delivery System <Mailer-Daemon@mx.waymark.example>
    Subject: Warning: message 1abc delayed 24 hours

    This message was created automatically by mail delivery software.
    A message that you sent has not yet been delivered to one or more of its
    recipients after more than 24 hours on the queue on mx.waymark.example.

    The address to which the message has not yet been delivered is:

      ben@example.org

    No action is required on your part. Delivery attempts will continue for
    some time.

    ------ This is a copy of the message's headers. ------

    \(mail)
    """

  private static let gmail = """
    From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>
    X-Failed-Recipients: ben@example.org
    Subject: Delivery Status Notification (Failure)
    Content-Type: text/plain; charset=ISO-8859-1

    Delivery to the following recipient failed permanently:

         ben@example.org

    Technical details of permanent failure:
    The error that the other server returned was:
    550 550 5.1.1 User unknown (state 14).

    ----- Original message -----

    DKIM-Signature: v=1; a=rsa-sha256;
     \tb=abc
    In-Reply-To: <abcdefghijklmnop@localhost>
    Message-ID: <CAB123@mail.googlemail.example>
    To: ben@example.org

    Hello
    """

  private static let yahoo = """
    From: MAILER-DAEMON@yahoo.example
    Subject: Failure Notice

    Sorry, we were unable to deliver your message to the following address.

    <ben@example.org>:
    Remote host said: 554 delivery error: This user doesn't have an account

    --- Below this line is a copy of the message.

    \(mail)
    """

  /// A mail in several parts, each with its head.
  private static func parts(_ type: String, _ boundary: String, _ parts: [String]) -> String {
    "Content-Type: \(type); boundary=\"\(boundary)\"\n\n"
      + parts.map { "--\(boundary)\n\($0)\n" }.joined() + "--\(boundary)--\n"
  }

  private static let status = """
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example.org

    Final-Recipient: rfc822; ben@example.org
    Action: failed
    Status: 5.2.1

    """

  private static let nested =
    "From: MAILER-DAEMON@mx.example.org\n"
    + parts(
      "multipart/mixed", "b",
      [
        parts(
          "multipart/report; report-type=delivery-status", "bb",
          ["Content-Type: text/plain\n\nIt failed.\n", status, "Content-Type: message/rfc822\n\n\(mail)\n"]),
        "Content-Type: text/plain\n\nThis mail was scanned.\n",
      ])

  /// No report, in a `multipart/mixed` of words and the mail; both encoded for their way.
  private static let encoded =
    "From: postmaster@example.org\n"
    + parts(
      "multipart/mixed", "=_x",
      [
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
          + Data("Your message could not be delivered: 5.2.2 mailbox full".utf8).base64EncodedString() + "\n",
        "Content-Type: text/rfc822-headers\nContent-Transfer-Encoding: quoted-printable\n\n"
          + "To: ben@example.org\nMessage-ID: <abcdefgh=\nijklmnop=40localhost>\n",
      ])

  /// The provider gave the mail an id of its own; ours is in another header of it.
  private static func renamed(_ header: String) -> String {
    parts(
      "multipart/report; report-type=delivery-status", "b",
      [
        "Content-Type: text/plain\n\nAn error occurred.\n", status,
        "Content-Type: message/rfc822\n\n\(header): <abcdefghijklmnop@localhost>\nMessage-ID: <0102@eu.provider.example>\n\nx\n",
      ])
  }

  /// Only the report itself says which mail it is about.
  private static let withoutMail =
    "In-Reply-To: <abcdefghijklmnop@localhost>\nMessage-ID: <1@mx.example.org>\n"
    + parts("multipart/report; report-type=delivery-status", "b", ["Content-Type: text/plain\n\nIt failed.\n", status])

  static let failures: [(message: String, status: String)] = [
    (qmail, "5.1.1"), (exim, "5.0.0"), (gmail, "5.1.1"), (yahoo, "5.0.0"), (nested, "5.2.1"), (encoded, "5.2.2"),
    (renamed("In-Reply-To"), "5.2.1"), (renamed("References"), "5.2.1"), (renamed("X-Original-Message-ID"), "5.2.1"),
    (renamed("References: <1@other.example>\n <2@other.example>").replacing(">: <abc", with: "> <abc"), "5.2.1"),
    (withoutMail, "5.2.1"),
  ]

  /// A house with one mail to Ben, which has the id that the bounces name.
  private static func house() async throws -> House {
    let house = try await House()
    try await house.intake.store.write { transaction in
      let person = try Person.confirmed(by: ben, newcomers: .member, in: transaction).id
      _ = try Person.confirmed(by: "dev@example.org", newcomers: .member, in: transaction)
      try Outbox.add([Mail(kind: .proposalSent, to: .person(person))], in: transaction)
    }
    #expect(try await house.mails(to: ben).count == 1)
    try await house.run("UPDATE outbox SET message_id = '\(id)'")
    return house
  }

  private static func marked(_ message: String, in house: House) async throws -> [String] {
    let spool = BounceSpool(beside: house.folder + "/intake.db")
    try spool.keep(Data(message.utf8))
    try await BounceWatch(intake: house.intake, spool: spool).look()
    #expect(spool.waiting().isEmpty)
    return try await house.intake.store.read { try Bounce.all(in: $0).map { "\($0.address) \($0.status)" } }
  }

  @Test("A failure marks the address, in whatever form its server tells of it", arguments: failures.indices)
  func failure(index: Int) async throws {
    let (message, status) = Self.failures[index]
    for message in [message, message.replacing("\n", with: "\r\n")] {
      let house = try await Self.house()
      #expect(try await Self.marked(message, in: house) == ["be…@example.org \(status)"])
    }
  }

  @Test("A delay in words is a delay, and nothing in the returned mail is taken for the server's words")
  func delay() async throws {
    let house = try await Self.house()
    #expect(try await Self.marked(Self.eximDelay, in: house) == ["be…@example.org 4.0.0"])
    #expect(try await Self.marked(Self.qmail, in: house) == ["be…@example.org 5.1.1"])
  }

  @Test("Words that return no mail of ours mark nobody, and neither does any other message about one of them")
  func others() async throws {
    let house = try await Self.house()
    // In one of them the id is broken up for its way.
    let foreign = Self.failures.map {
      $0.message.replacing(Self.id, with: "ponmlkjihgfedcba").replacing("abcdefgh=\n", with: "ponmlkji=\n")
    }
    let away =
      "From: ben@example.org\nIn-Reply-To: <\(Self.id)@localhost>\nSubject: Undeliverable: I am away\n\n"
      + "Your message could not be delivered to my desk: 5.1.1. <ben@example.org>\n"
    let quoted = away + "\n> From: Waymark <waymark@localhost>\n> Subject: A mail\n>\n> Hello\n"
    let read = Self.parts(
      "multipart/report; report-type=disposition-notification", "b",
      [
        "Content-Type: text/plain\n\nIt was deleted; delivery failed.\n",
        "Content-Type: message/disposition-notification\n\nDisposition: automatic-action/MDN-sent-automatically; deleted\n",
        "Content-Type: message/rfc822\n\n\(Self.mail)\n",
      ])
    let complaint = read.replacing("disposition-notification", with: "feedback-report")
    let arrived = Self.nested.replacing("Action: failed", with: "Action: relayed")
    let forwarded = "From: ana@example.org\nSubject: Fwd\n\nLook at this:\n\n\(Self.mail)\n"
    for message in foreign + [away, quoted, read, complaint, arrived, forwarded] {
      #expect(try await Self.marked(message, in: house) == [], "\(message)")
    }
  }

  @Test("Whoever is named, only the one who got the mail is marked")
  func ownRecipient() async throws {
    let house = try await Self.house()
    let other = Self.qmail.replacing("<ben@example.org>:", with: "<dev@example.org>:")
    #expect(try await Self.marked(other, in: house) == ["be…@example.org 5.1.1"])
  }

  @Test("A bounce that was cut off anywhere, or is all boundaries, is read or passed over")
  func odd() {
    for (message, _) in Self.failures {
      let bytes = Array(message.utf8)
      for length in stride(from: 0, to: bytes.count, by: 7) {
        _ = BounceReport(String(decoding: bytes.prefix(length), as: UTF8.self))
      }
    }
    var deep = "x"
    for level in 0..<2_000 { deep = "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n\(deep)" }
    #expect(BounceReport(deep) == nil)
  }
}
