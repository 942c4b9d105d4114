import ConversationCore
import Engine
import Flows
import Foundation
import StrictYAML
import TemplateLibrary

/// Finds and reads flow files.
struct FlowFiles {
    /// The reader, with the names that playbooks and templates have.
    let reader: FlowReader

    /// Files read against templates.
    init(_ player: FlowPlayer) {
        let vocabulary = FlowVocabulary(
            clocks: Set(player.playbooks.flatMap { $0.clocks.map(\.id) }),
            templates: Set(player.playbooks.flatMap { player.templates.names(in: $0.marketplace) }),
            notifications: Set(player.templates.names(in: "notifications"))
        )
        reader = FlowReader(
            zone: { try ZoneFile.zone($0) },
            vocabulary: vocabulary,
            load: { try FlowFiles.text(of: $0) }
        )
    }

    /// The flow files of some paths: files, and folders of files that end in `.flow.yaml`.
    ///
    /// - Parameter paths: the paths.
    /// - Returns: the files, in order; never empty.
    /// - Throws: `CommandFailure` when there is none.
    static func find(_ paths: [String]) throws -> [String] {
        let files = try paths.flatMap { try find($0) }
        guard !files.isEmpty else {
            throw CommandFailure(
                "no flow found in \(paths.joined(separator: ", ")): name a file, or a folder with files that end in .flow.yaml",
                code: .noInput
            )
        }
        return files
    }

    private static func find(_ path: String) throws -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CommandFailure("there is no file or folder \(path)", code: .noInput)
        }
        guard isFolder.boolValue else { return [path] }
        let base = path.hasSuffix("/") ? String(path.dropLast()) : path
        return (FileManager.default.subpaths(atPath: path) ?? [])
            .filter { $0.hasSuffix(".flow.yaml") }
            .sorted()
            .map { base + "/" + $0 }
    }

    /// What a file holds.
    struct Reading {
        /// The flows, one for each row; empty when there are mistakes.
        var flows: [Flow] = []
        /// What is wrong with it.
        var mistakes: [FileMistake] = []
    }

    /// Reads a file.
    ///
    /// - Throws: `CommandFailure` when it cannot be opened.
    func read(_ file: String) throws -> Reading {
        do {
            return Reading(flows: try reader.read(try FlowFiles.text(of: file), file: file))
        } catch let error as FileMistakes {
            return Reading(mistakes: error.mistakes)
        } catch let mistake as FileMistake {
            return Reading(mistakes: [mistake])
        }
    }

    /// The text of a file.
    ///
    /// - Throws: `CommandFailure` when it cannot be opened, `FileMistake` when it is no UTF-8.
    static func text(of file: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw CommandFailure("cannot read \(file): mend the path or its permissions", code: .noInput)
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw FileMistake(
                file: file,
                line: 1,
                column: 1,
                what: "the file is no UTF-8",
                fix: "save it as UTF-8",
                kind: .unreadable,
                code: FlowCode.unreadable.rawValue
            )
        }
        return text
    }
}
