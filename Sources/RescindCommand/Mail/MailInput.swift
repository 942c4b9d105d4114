import Engine
import Foundation
import MailFormat

/// Reads mails from files: one mail, an mbox, or a Maildir folder.
struct MailInput {
    /// One mail, or why there is none.
    struct Item {
        /// The file, with the place in it where it holds several.
        var name: String
        /// The mail, or what is wrong and what to do.
        var content: Result<[UInt8], CommandFailure>
    }

    /// The mails under a path.
    ///
    /// - Parameter path: a file, a Maildir folder, or `-` for standard input.
    /// - Returns: one item for each mail, in the order of the file or of the names; one with a failure for what cannot be
    ///   read.
    static func items(_ path: String) -> [Item] {
        if path == "-" { return items(of: readAll(0), name: "standard input") }
        var status = stat()
        guard stat(path, &status) == 0 else {
            return [failure(path, "cannot read \(path): \(String(cString: strerror(errno))): mend the path", .noInput)]
        }
        if status.st_mode & S_IFMT == S_IFDIR { return maildir(path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            return [failure(path, "\(path) is no file: name a mail, an mbox or a Maildir folder", .noInput)]
        }
        return file(path)
    }

    private static func failure(_ name: String, _ message: String, _ code: ExitStatus) -> Item {
        Item(name: name, content: .failure(CommandFailure(message, code: code)))
    }

    /// The mails of a file.
    private static func file(_ path: String) -> [Item] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let said = String(cString: strerror(errno))
            return [failure(path, "cannot read \(path): \(said): mend its permissions", .noInput)]
        }
        defer { close(descriptor) }
        return items(of: readAll(descriptor), name: path)
    }

    private static func items(of bytes: [UInt8], name: String) -> [Item] {
        guard !bytes.isEmpty else { return [failure(name, "\(name) is empty: name a mail", .badData)] }
        if MailboxFile.isMbox(bytes) {
            return MailboxFile.mails(inMbox: bytes).enumerated().map { checked($1, name: "\(name)#\($0 + 1)") }
        }
        return [checked(bytes, name: name)]
    }

    /// A file that has no header at all, or is no text, is no mail.
    private static func checked(_ bytes: [UInt8], name: String) -> Item {
        guard bytes.count <= IncomingMessage.maximumSize else {
            let limit = IncomingMessage.maximumSize
            return failure(name, "\(name) has \(bytes.count) bytes, more than the \(limit) that are read", .badData)
        }
        let head = bytes.prefix(4096)
        let first = head.prefix { $0 != 10 }
        let isField = first.firstIndex(of: 58)
            .map { colon in colon > first.startIndex && first[..<colon].allSatisfy { $0 > 32 && $0 < 127 } }
        guard isField == true, !head.contains(0) else {
            return failure(
                name,
                "\(name) is no mail: its first line is no header field; save the mail as .eml",
                .badData
            )
        }
        return Item(name: name, content: .success(bytes))
    }

    /// The mails of a Maildir: `new` and `cur`, in the order of their names, which is the order of their arrival.
    private static func maildir(_ path: String) -> [Item] {
        let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
        let parts = ["cur", "new"].filter { access("\(folder)/\($0)", R_OK | X_OK) == 0 }
        guard !parts.isEmpty else {
            return [failure(path, "\(path) is no Maildir: it has neither cur nor new; name a mail file", .noInput)]
        }
        var files: [(name: String, path: String)] = []
        for part in parts {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(part)")) ?? []
            files += names.filter { !$0.hasPrefix(".") }.map { ($0, "\(folder)/\(part)/\($0)") }
        }
        return files.sorted { ($0.name, $0.path) < ($1.name, $1.path) }.flatMap { file($0.path) }
    }

    private static func readAll(_ descriptor: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return bytes }
            bytes += chunk[..<count]
        }
    }
}
