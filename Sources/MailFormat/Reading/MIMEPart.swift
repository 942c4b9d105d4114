/// One part of a mail (RFC 2045).
struct MIMEPart: Sendable {
    /// Its header.
    var header: Header
    /// Its Content-Type.
    var type: ParameterizedValue
    /// Its Content-Disposition.
    var disposition: ParameterizedValue
    /// Its body, as it travelled.
    var body: Bytes
    /// Its parts; empty when it has none.
    var parts: [MIMEPart] = []

    /// The name a file of it would have: no folder, no control character, at most 200 characters.
    var fileName: String? {
        let stated = disposition["filename"] ?? type["name"] ?? type["filename"] ?? disposition["name"]
        let name = stated.map { FileName.safe($0) } ?? ""
        return name.isEmpty ? nil : name
    }

    /// The body with its transfer encoding undone.
    var decoded: Bytes {
        guard let value = header["content-transfer-encoding"] else { return body }
        let word = value.trimmed.prefix { !$0.isWhitespace && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "(") }
        if word.isEmpty || word.equals("7bit") || word.equals("8bit") { return body }
        let name = String(decoding: word.map(\.lowercased), as: UTF8.self)
        return TransferEncoding.decode(body, name: name == "quoted" ? "quoted-printable" : name)
    }

    /// Whether the body has a transfer encoding to undo.
    var isEncoded: Bool {
        guard let value = header["content-transfer-encoding"]?.trimmed, !value.isEmpty else { return false }
        return !value.equals("7bit") && !value.equals("8bit") && !value.equals("binary")
    }

    /// The files in uuencode between the lines of a text; nobody encodes them twice.
    var filesInText: [UUEncoding.File] {
        isEncoded || !isText || type.value == "text/html" ? [] : UUEncoding.files(in: body)
    }

    /// The body as text.
    var text: String {
        let bytes = decoded
        let label = type["charset"].map { Array($0.utf8)[...] }
        return Charset.text(bytes, label: label ?? (type.value == "text/html" ? HTMLText.statedCharset(bytes) : nil))
    }

    /// The charset that it states, or else the first of its parts that states one.
    var firstCharset: String? { type["charset"] ?? parts.lazy.compactMap(\.firstCharset).first }

    /// Whether it is a text that is read to people; a table, a program or a style sheet is a file.
    var isText: Bool {
        switch type.value {
        case "text/plain", "text/html", "application/xhtml+xml", "text/enriched", "text/richtext", "text/markdown",
            "text/x-markdown", "text/x-amp-html", "text", "":
            true
        default: false
        }
    }

    /// Whether it is shown beside the text rather than as part of it.
    var isAttachment: Bool {
        if disposition.value == "attachment" { return true }
        if type.value.hasPrefix("multipart/") { return false }
        return isText ? disposition.value != "inline" && fileName != nil : true
    }
}

/// File names as mails state them.
enum FileName {
    /// The longest name that is given out, in characters.
    static let maximumLength = 200

    /// A name that stays in its folder: nothing before the last slash, no control or direction character, no leading dot.
    ///
    /// - Parameter stated: the name in the mail.
    /// - Returns: the safe name; empty when nothing of it is left.
    static func safe(_ stated: String) -> String {
        let last = stated.split { $0 == "/" || $0 == "\\" }.last ?? ""
        var scalars = String.UnicodeScalarView()
        for scalar in last.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: continue
            default: scalars.append(":*?\"<>|".unicodeScalars.contains(scalar) ? "_" : scalar)
            }
        }
        let name = String(scalars).trimmedBlanks.drop { $0 == "." }
        return String(name.prefix(maximumLength)).trimmedBlanks
    }
}
