import ConversationCore
import Drafting

/// Tells the buyer how his own words will sound, before he sends them.
enum CourtesyOfOwnWords {
    /// A warning for each fault, and the score last; nothing for words without a fault.
    static func look(at draft: Draft, in conversation: Conversation, marketplace: String) -> (
        warnings: [Warning], score: Say?
    ) {
        let facts = conversation.facts
        let demands = CourtesyCheck.Demands(template: draft.purpose, orderNumber: facts.orderNumber)
        let review = CourtesyCheck().review(draft.text, language: draft.language, demands: demands)
        guard !review.findings.isEmpty else { return ([], nil) }
        let warnings = review.findings.map { finding in
            var fields: [String: FieldValue] = [
                "marketplace": .text(marketplace), "limit": .number(CourtesyCheck.longestInWords),
            ]
            fields["words"] = finding.words.map { .text($0) }
            fields["order"] = facts.orderNumber.map { .text($0) }
            return Warning(
                code: "courtesy-\(finding.fault.rawValue)",
                say: Say("courtesy.\(finding.fault.rawValue)", fields)
            )
        }
        return (warnings, Say("courtesy.score", ["score": .number(review.score)]))
    }
}
