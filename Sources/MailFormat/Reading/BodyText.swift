/// Chooses the text of a mail.
enum BodyText {
    /// A text, and where it comes from.
    struct Chosen {
        /// Line ends `\n`.
        var text = ""
        var isHTML = false

        /// Whether it has nothing but white space.
        var isBlank: Bool { text.utf8.allSatisfy { $0.isWhitespace } || text.isBlank }
    }

    /// The text of a part.
    ///
    /// Of alternatives the plain one, unless it is empty. Of other multiparts every text that is no attachment, since
    /// programs put pictures between the paragraphs.
    ///
    /// - Parameter part: the part, with its own parts.
    /// - Returns: the text; empty when there is none.
    static func of(_ part: MIMEPart) -> Chosen {
        if part.parts.isEmpty { return part.isAttachment ? Chosen() : ofLeaf(part) }
        switch part.type.value {
        case "multipart/alternative": return ofAlternatives(part.parts)
        case "multipart/related":
            return part.parts.lazy.map { of($0) }.first { !$0.isBlank } ?? Chosen()
        default:
            let texts = part.parts.filter { !$0.isAttachment }.map { of($0) }.filter { !$0.isBlank }
            if texts.count < 2 { return texts.first ?? Chosen() }
            return Chosen(text: texts.map(\.text).joined(separator: "\n"), isHTML: texts[0].isHTML)
        }
    }

    /// The text of a whole mail: one part of a rare text type has nothing else to be read.
    static func ofMail(_ root: MIMEPart) -> Chosen {
        let isOnlyText =
            root.parts.isEmpty && root.type.value.hasPrefix("text/") && root.disposition.value != "attachment"
        return isOnlyText ? ofLeaf(root) : of(root)
    }

    private static func ofAlternatives(_ parts: [MIMEPart]) -> Chosen {
        var fallback = Chosen()
        for part in parts {
            let chosen = of(part)
            if chosen.isBlank { continue }
            if !chosen.isHTML { return chosen }
            fallback = chosen
        }
        return fallback
    }

    private static func ofLeaf(_ part: MIMEPart) -> Chosen {
        if part.type.value.hasPrefix("multipart") { return Chosen(text: withoutFiles(part)) }
        switch part.type.value {
        case "text/html", "application/xhtml+xml": return Chosen(text: HTMLText.text(part.text), isHTML: true)
        case "text/enriched", "text/richtext": return Chosen(text: withoutEnrichment(normalized(part.text)))
        default:
            let isFlowed = part.type["format"]?.lowercased() == "flowed"
            let text = isFlowed ? normalized(part.text) : withoutFiles(part)
            return Chosen(
                text: isFlowed
                    ? FlowedText.unwrapped(text, deletesSpace: part.type["delsp"]?.lowercased() == "yes") : text
            )
        }
    }

    /// The text of a part without the files in uuencode between its lines.
    private static func withoutFiles(_ part: MIMEPart) -> String {
        let bytes = part.decoded
        let files = part.filesInText
        let label = part.type["charset"].map { Array($0.utf8)[...] }
        if files.isEmpty { return normalized(Charset.text(bytes, label: label)) }
        var kept: [UInt8] = []
        var start = bytes.startIndex
        for file in files {
            kept += bytes[start..<file.range.lowerBound]
            start = file.range.upperBound
        }
        return normalized(Charset.text((kept + bytes[start...])[...], label: label))
    }

    /// The text without the commands of text/enriched (RFC 1896): `<bold>`, `<<` for an angle bracket.
    private static func withoutEnrichment(_ text: String) -> String {
        var out: [UInt8] = []
        var isParameter = false
        let bytes = Array(text.utf8)[...]
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "<") else {
                if !isParameter { out.append(byte) }
                index += 1
                continue
            }
            if index + 1 < bytes.endIndex, bytes[index + 1] == byte {
                out.append(byte)
                index += 2
                continue
            }
            let tag = bytes[index...].prefix(64)
            guard let end = tag.firstIndex(of: UInt8(ascii: ">"), from: index) else {
                out.append(byte)
                index += 1
                continue
            }
            if tag.hasPrefix("<param>") { isParameter = true } else if tag.hasPrefix("</param>") { isParameter = false }
            index = end + 1
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// One kind of line end, no byte order mark.
    static func normalized(_ text: String) -> String {
        var text = text
        return text.withUTF8 { buffer -> String? in
            guard buffer.contains(.carriageReturn) || buffer.starts(with: [0xEF, 0xBB, 0xBF]) else { return nil }
            let out = [UInt8](unsafeUninitializedCapacity: buffer.count) { out, count in
                var index = buffer.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
                while index < buffer.count {
                    let byte = buffer[index]
                    index += 1
                    if byte == .carriageReturn {
                        if index < buffer.count, buffer[index] == .newline { index += 1 }
                        out[count] = .newline
                    } else {
                        out[count] = byte
                    }
                    count += 1
                }
            }
            return String(decoding: out, as: UTF8.self)
        } ?? text
    }
}

/// Text whose paragraphs were broken into lines for transport (RFC 3676).
enum FlowedText {
    /// The text with its paragraphs joined; quotations stay as they are.
    ///
    /// - Parameters:
    ///   - text: line ends `\n`.
    ///   - deletesSpace: whether the blank before a line end is not part of the text (`delsp=yes`).
    /// - Returns: the text.
    static func unwrapped(_ text: String, deletesSpace: Bool) -> String {
        let bytes = Array(text.utf8)[...]
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var isOpen = false
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let end = bytes.firstIndex(of: .newline, from: index) ?? bytes.endIndex
            var line = bytes[index..<end]
            index = end + 1
            let isQuote = line.first == UInt8(ascii: ">")
            if line.first == .space { line.removeFirst() }
            let isMark = line.elementsEqual([UInt8(ascii: "-"), UInt8(ascii: "-"), .space])
            // A line that was open ends all the same before a quotation or a signature.
            if isOpen, isQuote || isMark { out.append(.newline) }
            isOpen = !isQuote && !isMark && line.last == .space
            if isOpen, deletesSpace { line.removeLast() }
            out += line
            if !isOpen, end < bytes.endIndex { out.append(.newline) }
        }
        return String(decoding: out, as: UTF8.self)
    }
}

extension String {
    /// Whether there is nothing but white space.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
