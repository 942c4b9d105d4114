/// A file that goes with a mail.
public struct Attachment: Hashable, Sendable {
    /// The name that the recipient sees; no part of a path.
    public let name: String
    /// `type/subtype` (RFC 2045, section 5.1).
    public let mediaType: String
    /// The file.
    public let bytes: [UInt8]

    /// Why a file cannot be attached.
    public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
        /// What is wrong and what to do.
        public var description: String
    }

    /// A file.
    ///
    /// - Parameters:
    ///   - name: 1 to 200 bytes, without a slash or a control character.
    ///   - mediaType: `type/subtype`.
    ///   - bytes: the file.
    /// - Throws: `Refusal`.
    public init(name: String, mediaType: String, bytes: [UInt8]) throws(Refusal) {
        let isVisible = name.unicodeScalars.allSatisfy { scalar in
            // The marks that turn text round make "exe.jpg" of "gpj.exe".
            scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar != "/" && scalar != "\\"
                && !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
        }
        guard isVisible, (1...200).contains(name.utf8.count), name != ".", name != ".." else {
            throw Refusal(
                description:
                    "“\(String(name.prefix(60).unicodeScalars.filter { $0.value >= 0x20 }.map(Character.init)))” "
                    + "is no name for an attachment: write a plain file name of at most 200 bytes"
            )
        }
        // Tokens of RFC 2045, section 5.1.
        let parts = mediaType.split(separator: "/", omittingEmptySubsequences: false)
        let isType =
            parts.count == 2
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy { byte in
                        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                            || "!#$&-^_.+".utf8.contains(byte)
                    }
            }
        guard isType else {
            throw Refusal(description: "the media type of “\(name)” is not of the form image/png")
        }
        self.name = name
        self.mediaType = mediaType
        self.bytes = bytes
    }

    /// The name as a parameter (RFC 2231, section 4, where it is not plain ASCII), cut into lines of at most 76
    /// characters by its continuations (section 3).
    ///
    /// - Parameter parameter: `filename` or `name`.
    /// - Returns: lines that each begin with a blank, without the last line end.
    func lines(as parameter: String) -> String {
        let isPlain = name.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") }
        if isPlain, name.utf8.count <= 60 { return " \(parameter)=\"\(name)\"" }
        var chunks: [String] = ["UTF-8''"]
        for byte in name.utf8 {
            let isToken =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
            let hex = String(byte, radix: 16, uppercase: true)
            let token = isToken ? String(UnicodeScalar(byte)) : "%" + (hex.count < 2 ? "0" : "") + hex
            if chunks[chunks.count - 1].utf8.count + token.utf8.count > 55 { chunks.append("") }
            chunks[chunks.count - 1] += token
        }
        if chunks.count == 1 { return " \(parameter)*=\(chunks[0])" }
        return chunks.enumerated().map { " \(parameter)*\($0)*=\($1)" }.joined(separator: ";\r\n")
    }
}
