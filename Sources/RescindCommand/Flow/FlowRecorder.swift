import ConversationCore
import Engine
import Flows
import Foundation

/// Writes a chat down as a flow: a file of its own, written anew after each turn, so that nothing is lost with the chat.
final class FlowRecorder {
    /// The file.
    let path: String
    private let file: FileHandle
    private var recording: FlowRecording

    /// Begins a file that does not exist yet.
    ///
    /// - Parameters:
    ///   - name: the flow's name, or a path; a name becomes `NAME.flow.yaml` in the current folder.
    ///   - correspondence: whose chat it is.
    ///   - now: the moment at which it begins.
    /// - Throws: `CommandFailure` when there is such a file, or it cannot be written.
    init(_ name: String, correspondence: Correspondence, now: Instant) throws {
        path = name.hasSuffix(".yaml") || name.hasSuffix(".yml") ? name : name + ".flow.yaml"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let problem = errno == EEXIST ? "it exists, and is never overwritten" : String(cString: strerror(errno))
            throw CommandFailure("cannot write the flow \(path): \(problem): choose another name", code: .cannotWrite)
        }
        file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let title = path.split(separator: "/").last.map(String.init) ?? path
        recording = FlowRecording(
            FlowHead(
                name: title.hasSuffix(".flow.yaml") ? String(title.dropLast(".flow.yaml".count)) : title,
                start: now,
                zone: correspondence.zone,
                given: Flow.Given(
                    name: correspondence.buyerName,
                    email: correspondence.buyerEmail,
                    language: correspondence.buyerLanguage
                )
            )
        )
    }

    /// Writes down a turn.
    ///
    /// - Parameters:
    ///   - verb: what was said or done, `nil` for nothing that changes the matter.
    ///   - turn: what followed.
    ///   - now: the moment.
    /// - Throws: `CommandFailure` when the file cannot be written.
    func note(_ verb: Flow.Verb?, _ turn: ChatTurn, at now: Instant) throws {
        if !turn.fired.isEmpty { recording.add(.advance(.instant(now)), at: now, turn.fired) }
        if let verb, let answer = turn.answer, turn.mistake == nil {
            let undone = answer.events.flatMap { event in
                if case .undone(let turns, _) = event.body { turns } else { [Int]() }
            }
            if undone.isEmpty { recording.add(verb, at: now, [answer]) } else { recording.takeBack(undone) }
        }
        do {
            try file.truncate(atOffset: 0)
            try file.write(contentsOf: Data(recording.text.utf8))
        } catch {
            throw CommandFailure("cannot write the flow \(path): \(error.localizedDescription)", code: .cannotWrite)
        }
    }
}
