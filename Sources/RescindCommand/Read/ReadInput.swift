import Foundation

/// A line that `rescind read` is given: `{"id": ..., "text": "..."}`.
struct ReadInput {
    /// What the line calls itself; `null` when it does not.
    var id: JSONScalar
    /// The words.
    var text: String

    /// The longest line that is read, in bytes.
    static let longestLine = 1_048_576

    /// What is wrong with a line.
    struct Mistake: Error, CustomStringConvertible {
        /// What is wrong, and what to write.
        var description: String
        /// What the line calls itself, where that could be read.
        var id = JSONScalar.null

        fileprivate init(_ what: String, id: JSONScalar = .null) {
            description = what + #": write {"id": ..., "text": "..."} on one line"#
            self.id = id
        }
    }

    /// Reads a line.
    ///
    /// - Parameter line: the line.
    /// - Throws: `Mistake`.
    init(_ line: LineReader.Line) throws(Mistake) {
        switch line {
        case .text(let text): self = try ReadInput(json: text)
        case .tooLong(let bytes):
            throw Mistake("the line has \(bytes) bytes, more than the \(ReadInput.longestLine) that are read")
        case .notUTF8: throw Mistake("the line is no UTF-8")
        }
    }

    private init(json: String) throws(Mistake) {
        let object: Object
        do {
            object = try JSONDecoder().decode(Object.self, from: Data(json.utf8))
        } catch DecodingError.typeMismatch {
            throw Mistake("the line is JSON, but not an object")
        } catch {
            throw Mistake("the line is no JSON")
        }
        guard let text = object.text else { throw Mistake("the object has no “text” that is a string", id: object.id) }
        (id, self.text) = (object.id, text)
    }

    /// The object as far as it can be read.
    private struct Object: Decodable {
        var id: JSONScalar
        var text: String?

        private enum Key: CodingKey {
            case id
            case text
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Key.self)
            id = (try? values.decode(JSONScalar.self, forKey: .id)) ?? .null
            do {
                text = try values.decode(String.self, forKey: .text)
            } catch DecodingError.keyNotFound, DecodingError.typeMismatch, DecodingError.valueNotFound {
                // Everything else, such as a control character, is no JSON.
                text = nil
            }
        }
    }
}
