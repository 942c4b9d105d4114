import ConversationCore
import Engine
import EventStorage
import Flows
import Foundation
import MailFormat
import TemplateLibrary
import Understanding

/// Puts worlds, engines and processes together for flows.
struct FlowPlayer: Sendable {
    let templates: TemplateStore
    let playbooks: [Playbook]
    private let folder: String?
    private let replyReader = SellerReplyReader()
    private let utteranceReader: BuyerLineReader

    /// A player over templates.
    ///
    /// - Parameters:
    ///   - templates: the templates.
    ///   - folder: their folder as named on the command line, for the processes that are started; `nil` for none.
    /// - Throws: `FileMistakes` for a playbook.
    init(templates: TemplateStore, folder: String?) throws {
        self.templates = templates
        playbooks = try templates.marketplaces.map { try templates.playbook($0) }
        self.folder = folder
        utteranceReader = BuyerLineReader(orderNumberDigits: Set(playbooks.map(\.orderNumberDigits)))
    }

    /// A runner over these templates, with processes of its own.
    func runner() -> FlowRunner {
        let nursery = FlowNursery(templates: folder)
        return FlowRunner(
            world: { FlowWorld.memory(postman: try FlowPlayer.postman($0)) },
            engine: engine,
            process: { FlowChild(flow: $0, nursery: nursery) },
            golden: { path in
                FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
            }
        )
    }

    /// The engine over a store, for the buyer of a flow.
    func engine(_ log: any EventLog, _ flow: Flow) -> Engine {
        Engine(
            log: log,
            templates: templates,
            playbooks: playbooks,
            replyReader: replyReader,
            utteranceReader: utteranceReader,
            correspondence: Correspondence(
                buyerName: flow.given.name,
                buyerEmail: flow.given.email,
                buyerLanguage: flow.given.language ?? .english,
                sellerLanguage: .english,
                zone: flow.zone
            )
        )
    }

    /// A world on disk.
    static func disk(_ path: String, _ flow: Flow) throws -> FlowWorld {
        let log = try SQLiteEventLog(path: path, postman: try postman(flow))
        return FlowWorld(log: log, outbox: log, reopened: { try disk(path, flow) })
    }

    private static func postman(_ flow: Flow) throws -> Postman {
        Postman(
            from: try EmailAddress(
                flow.given.email ?? "buyer@localhost",
                displayName: flow.given.name ?? "Rescind"
            ),
            zone: flow.zone
        )
    }
}
