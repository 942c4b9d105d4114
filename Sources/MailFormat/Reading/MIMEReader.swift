/// One part of a mail (RFC 2045).
struct MIMEPart: Sendable {
    /// Its header.
    var header: Header
    /// Its Content-Type.
    var type: ParameterizedValue
    /// Its Content-Disposition.
    var disposition: ParameterizedValue
    /// Its body, as it travelled.
    var body: ArraySlice<UInt8>
    /// Its parts; empty when it has none.
    var parts: [MIMEPart] = []

    /// The name a file of it would have.
    var fileName: String? {
        let name = disposition.parameters["filename"] ?? type.parameters["name"]
        return name.map { MIMEPart.safeName($0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The body with its transfer encoding undone.
    var decoded: [UInt8] {
        let encoding = header.text("content-transfer-encoding")?.lowercased() ?? ""
        return TransferEncoding.decode(
            body,
            name: String(encoding.split { $0 == " " || $0 == ";" || $0 == "(" }.first ?? "")
        )
    }

    /// The body as text.
    var text: String { Charset.text(decoded[...], label: type.parameters["charset"]) }

    /// Whether it is shown beside the text rather than as part of it.
    var isAttachment: Bool {
        if disposition.value == "attachment" { return true }
        if type.value.hasPrefix("multipart/") { return false }
        if type.value.hasPrefix("text/") || type.value.isEmpty || type.value == "text" {
            return disposition.value != "inline" && fileName != nil
        }
        return true
    }

    /// A file's name without folders, control characters and what could hide its kind.
    static func safeName(_ name: String) -> String {
        let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let plain = last.unicodeScalars.filter { scalar in
            scalar.value >= 32 && scalar.value != 127 && !(0x202A...0x202E).contains(scalar.value)
                && !(0x2066...0x2069).contains(scalar.value)
        }
        var safe = String(String.UnicodeScalarView(plain)).trimmedBlanks
        while safe.hasPrefix(".") { safe.removeFirst() }
        return String(safe.prefix(200))
    }
}

/// Cuts a mail into its parts.
struct MIMEReader {
    /// How deep parts may be nested; deeper ones stay whole.
    static let maximumDepth = 40
    /// How many parts are read.
    static let maximumParts = 2000

    private var count = 0

    /// The parts of a mail.
    static func read(_ mail: ArraySlice<UInt8>) -> MIMEPart {
        var reader = MIMEReader()
        return reader.part(mail, depth: 0, isDigest: false)
    }

    private mutating func part(_ bytes: ArraySlice<UInt8>, depth: Int, isDigest: Bool) -> MIMEPart {
        count += 1
        let (header, start) = Header.read(bytes)
        var type = ParameterizedValue(header["content-type"] ?? [])
        if type.value.isEmpty { type.value = isDigest ? "message/rfc822" : "text/plain" }
        var part = MIMEPart(
            header: header,
            type: type,
            disposition: ParameterizedValue(header["content-disposition"] ?? []),
            body: bytes[min(start, bytes.endIndex)...]
        )
        guard type.value.hasPrefix("multipart"), depth < MIMEReader.maximumDepth else { return part }
        let boundary = type.parameters["boundary"].map { Array($0.utf8) } ?? guessedBoundary(part.body)
        guard let boundary, !boundary.isEmpty else { return part }
        for piece in pieces(of: part.body, boundary: boundary) where count < MIMEReader.maximumParts {
            part.parts.append(self.part(piece, depth: depth + 1, isDigest: type.value == "multipart/digest"))
        }
        return part
    }

    /// The boundary of a multipart that does not state one: its first line of two dashes and a word.
    private func guessedBoundary(_ body: ArraySlice<UInt8>) -> [UInt8]? {
        for line in body.prefix(20_000).split(separator: 10) where line.starts(with: [45, 45]) {
            var name = line.dropFirst(2)
            while let last = name.last, last == 13 || last == 32 || last == 9 { name = name.dropLast() }
            if name.count >= 6, !name.contains(32) { return Array(name) }
        }
        return nil
    }

    /// What stands between the boundary lines; a missing last line ends at the end.
    private func pieces(of body: ArraySlice<UInt8>, boundary: [UInt8]) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var start: Int?
        var index = body.startIndex
        while index < body.endIndex {
            let end = body[index...].firstIndex(of: 10) ?? body.endIndex
            if end - index >= boundary.count + 2, body[index] == 45, body[index + 1] == 45,
                body[(index + 2)..<(index + 2 + boundary.count)].elementsEqual(boundary)
            {
                var rest = body[(index + 2 + boundary.count)..<end]
                while let last = rest.last, last == 13 || last == 32 || last == 9 { rest = rest.dropLast() }
                if rest.isEmpty || rest.elementsEqual([45, 45]) {
                    if let start {
                        // The line end before a boundary belongs to the boundary.
                        var stop = max(start, index - 1)
                        if stop > start, body[stop - 1] == 13 { stop -= 1 }
                        pieces.append(body[start..<stop])
                    }
                    start = rest.isEmpty ? min(end + 1, body.endIndex) : nil
                    if !rest.isEmpty { return pieces }
                }
            }
            index = end + 1
        }
        if let start, start < body.endIndex { pieces.append(body[start...]) }
        return pieces
    }
}
