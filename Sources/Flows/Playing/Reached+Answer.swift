import ConversationCore
import Engine

extension Reached {
    /// What of the playbook a turn reached.
    static func all(in answer: TurnAnswer) -> Set<Reached> {
        var found = Set(answer.letters.filter { $0.kind != "seller" }.map { Reached.notification($0.kind) })
        guard let state = answer.conversation else { return found }
        let marketplace = state.marketplace
        if let stage = state.stage { found.insert(.stage(marketplace: marketplace, stage)) }
        found.insert(.status(marketplace: marketplace, state.status))
        if let row = answer.decision.proposal?.row { found.insert(.row(marketplace: marketplace, row)) }
        if let slot = answer.decision.asks { found.insert(.question(marketplace: marketplace, slot)) }
        for event in answer.events {
            switch event.body {
            case .stageMoved(let stage, _): found.insert(.stage(marketplace: marketplace, stage))
            case .statusMoved(let status, _): found.insert(.status(marketplace: marketplace, status))
            case .clockSpoke(let id, _): found.insert(.fired(marketplace: marketplace, id))
            case .clockSet(let clock) where clock.revision > 0:
                found.insert(.moved(marketplace: marketplace, clock.id))
            case .clockCancelled(let id): found.insert(.cancelled(marketplace: marketplace, id))
            case .drafted(let draft):
                if let template = draft.template {
                    found.insert(.template(marketplace: marketplace, template, draft.tone))
                }
            case .sellerSaid(_, let meaning, _):
                for label in meaning.labels { found.insert(.meaning(marketplace: marketplace, label)) }
            default: break
            }
        }
        return found
    }
}
