import StrictYAML

/// Reads CSV strictly (RFC 4180): what is off is a mistake with its place, nothing is guessed.
struct CSVReader {
    /// One record.
    struct Record: Equatable {
        /// Its line in the file, from 1.
        var line: Int
        /// Its fields.
        var fields: [Field]
    }

    /// One field.
    struct Field: Equatable {
        /// Its text, without quotes.
        var text: String
        /// Where it begins: line and column in characters, from 1.
        var line: Int
        var column: Int
    }

    private let file: String
    private let scalars: [Unicode.Scalar]
    private let separator: Unicode.Scalar
    private var index = 0
    private var line = 1
    private var column = 1

    /// A reader.
    ///
    /// - Parameters:
    ///   - text: the whole file; lines end with LF or CR LF.
    ///   - file: its name for mistakes.
    ///   - separator: a comma, or what a spreadsheet puts instead: a semicolon or a tab.
    init(_ text: String, file: String, separator: Unicode.Scalar = ",") {
        self.file = file
        self.separator = separator
        scalars = Array(text.unicodeScalars)
    }

    /// The separator that the first line uses.
    static func separator(of text: String) -> Unicode.Scalar {
        let head = text.unicodeScalars.prefix { $0 != "\n" }
        return [",", ";", "\t"].first { head.contains($0) } ?? ","
    }

    /// All records; lines without anything are passed over.
    ///
    /// - Throws: `FileMistake`: a quote that does not end, text around a quoted field, a bare CR, or NUL.
    mutating func records() throws(FileMistake) -> [Record] {
        var records: [Record] = []
        while index < scalars.count {
            let record = try record()
            if record.fields.count > 1 || record.fields[0].text.contains(where: { !$0.isWhitespace }) {
                records.append(record)
            }
        }
        return records
    }

    private mutating func record() throws(FileMistake) -> Record {
        var record = Record(line: line, fields: [])
        while true {
            record.fields.append(try field())
            guard let next = peek else { return record }
            guard next == separator || next == "\n" else {
                throw mistake("text stands behind a quoted field", "put the quote at the end of the field")
            }
            _ = take()
            if next == "\n" { return record }
        }
    }

    /// One field; what ends it is left.
    private mutating func field() throws(FileMistake) -> Field {
        var field = Field(text: "", line: line, column: column)
        if peek == "\"" {
            field.text = try quoted(from: field)
            if peek == "\r", peek(1) == "\n" || index + 1 == scalars.count { _ = take() }
            return field
        }
        var text = String.UnicodeScalarView()
        while let next = peek, next != separator, next != "\n" {
            if next == "\r", peek(1) == "\n" || index + 1 == scalars.count {
                _ = take()
                continue
            }
            if next == "\"" {
                throw mistake("a quote stands inside a field", "quote the whole field, and double the quote")
            }
            if next == "\r" || next.value == 0 { throw mistake("a control character stands in a field", "remove it") }
            text.append(next)
            _ = take()
        }
        field.text = String(text)
        return field
    }

    private mutating func quoted(from start: Field) throws(FileMistake) -> String {
        var text = String.UnicodeScalarView()
        _ = take()
        while let next = take() {
            if next != "\"" {
                text.append(next)
            } else if peek == "\"" {
                text.append(next)
                _ = take()
            } else {
                return String(text)
            }
        }
        throw FileMistake(
            file: file,
            line: start.line,
            column: start.column,
            what: "the quote that begins here does not end",
            fix: "close it with \""
        )
    }

    private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private func peek(_ ahead: Int) -> Unicode.Scalar? {
        index + ahead < scalars.count ? scalars[index + ahead] : nil
    }

    private mutating func take() -> Unicode.Scalar? {
        guard let next = peek else { return nil }
        index += 1
        column += 1
        if next == "\n" {
            line += 1
            column = 1
        }
        return next
    }

    private func mistake(_ what: String, _ fix: String) -> FileMistake {
        FileMistake(file: file, line: line, column: column, what: what, fix: fix)
    }
}

/// Writes CSV that spreadsheets open as text.
enum CSVWriter {
    /// A record, with CR LF at its end (RFC 4180).
    ///
    /// A field that a spreadsheet would take for a formula gets an apostrophe before it.
    static func record(_ fields: [String?]) -> String { fields.map { field($0 ?? "") }.joined(separator: ",") + "\r\n" }

    private static func field(_ text: String) -> String {
        var text = text
        if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) { text = "'" + text }
        let needsQuotes = text.unicodeScalars.contains { "\",;\r\n".unicodeScalars.contains($0) }
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
