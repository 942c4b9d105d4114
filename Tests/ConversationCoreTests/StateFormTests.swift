import ConversationCore
import Testing

@Suite struct StateFormTests {
    /// The fields that belong to the number.
    ///
    /// A state with another field cannot be read from an older file, or is read without it: when this list changes, the
    /// form is raised, and stores fold their logs anew.
    @Test func `a field of the stored state more or less needs a new form`() {
        #expect(Conversation.form == 1)
        #expect(
            fields(of: Conversation(number: 1, marketplace: "corner"))
                == words(
                    """
                    number marketplace playbookDigest sequence lastTurn updatedAt goal facts stage stageKnownAt status
                    outcome turn clocks pending asked repaired skipped plannedStage draft isDraftOnOffer draftCount
                    sentCount firstSentAt lastSentAt lastSent sentTexts unanswered lastReplyAt reply promises
                    promiseCount money refunded agreedPart passedPoints milestones thread mailed undelivered deadAddress
                    acceptedAt disputeOpenedAt warned awaitedConfirmation
                    """
                )
        )
        #expect(
            fields(of: Facts())
                == words(
                    """
                    orderNumber item seller sellerEmail sellerLanguage buyer amount counter paymentMethod orderedOn
                    paidOn paymentCheckedAt shippedOn receivedOn deadline reason problem question questionTemplate
                    """
                )
        )
    }

    private func fields(of value: Any) -> [String] { Mirror(reflecting: value).children.compactMap(\.label) }

    private func words(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }
}
