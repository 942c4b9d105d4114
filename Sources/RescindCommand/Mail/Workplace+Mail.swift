import ConversationCore
import Engine
import EventStorage
import Foundation
import MailFormat

extension Workplace {
    /// Takes mails in for this workplace.
    ///
    /// - Returns: the intake.
    func intake() -> MailIntake {
        let own = Set([engine.correspondence.buyerEmail, settings.email, settings.from].compactMap { $0 })
        let matcher = MailMatcher(ownAddresses: own, playbooks: engine.playbooks, key: log.postman.key)
        return MailIntake(engine: engine, store: log, matcher: matcher)
    }
}
