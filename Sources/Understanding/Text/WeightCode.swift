/// The text that a model's weights are kept as: only those that are not 0, most of them as one character.
///
/// Most weights are 0 and nearly all others small. A character stands for how many zeros come first, 0...14, and
/// for a weight of 1, -1, 2, -2, 3 or -3. `~` says that two characters follow, each a number of 0...90: how many zeros
/// come first, and the weight plus 24. What is left after the last character is 0. Line ends mean nothing.
package enum WeightCode {
    /// The largest weight; the least is its negative.
    package static let largest = 24

    /// The character that stands for the number 0; the next ones follow, without the backslash, which a literal would
    /// not take.
    private static let first: UInt8 = 0x23
    private static let backslash: UInt8 = 0x5C
    /// How many weights have characters of their own.
    private static let near = 6
    /// Before those stand fewer zeros than this.
    private static let gaps = 15
    /// The number of `~`, and the most zeros it can have before its weight.
    private static let wide = 90
    /// A line ends after so many characters, or two more.
    private static let lineLength = 110

    // MARK: - Writing

    /// The text of weights.
    ///
    /// - Parameter weights: each of -24...24.
    /// - Returns: printable ASCII in lines, without backslash or quotation mark.
    package static func text(of weights: [Int8]) -> String {
        var text: [UInt8] = []
        var lineStart = 0
        var zeros = 0
        for weight in weights {
            if weight == 0, zeros < wide {
                zeros += 1
                continue
            }
            append(Int(weight), after: zeros, to: &text)
            zeros = 0
            if text.count - lineStart >= lineLength {
                text.append(0x0A)
                lineStart = text.count
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func append(_ weight: Int, after zeros: Int, to text: inout [UInt8]) {
        if weight != 0, abs(weight) <= near / 2, zeros < gaps {
            text.append(character(zeros * near + (abs(weight) - 1) * 2 + (weight < 0 ? 1 : 0)))
        } else {
            text += [character(wide), character(zeros), character(weight + largest)]
        }
    }

    /// The character of a number of 0...90.
    private static func character(_ number: Int) -> UInt8 {
        let character = first + UInt8(number)
        return character < backslash ? character : character + 1
    }

    /// The text of numbers, as the steps from each to the next: a character for a step below 90, and `~` for 90 more.
    ///
    /// - Parameter numbers: 0 or more each, rising.
    /// - Returns: printable ASCII in lines, without backslash or quotation mark.
    package static func text(ofNumbers numbers: [Int]) -> String {
        var text: [UInt8] = []
        var lineStart = 0
        var last = 0
        for number in numbers {
            let step = number - last
            text += [UInt8](repeating: character(wide), count: step / wide) + [character(step % wide)]
            last = number
            if text.count - lineStart >= lineLength {
                text.append(0x0A)
                lineStart = text.count
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    // MARK: - Reading

    /// The numbers of a text.
    ///
    /// - Parameters:
    ///   - characters: what `text(ofNumbers:)` gave.
    ///   - body: takes each number.
    package static func forEachNumber(of characters: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
        var last = 0
        for character in characters where character >= first {
            let step = number(of: character)
            last += step
            if step < wide { body(last) }
        }
    }

    /// The weights of a text.
    ///
    /// - Parameters:
    ///   - characters: what `text(of:)` gave; a trap when it holds more weights than wanted, since it is part of the
    ///     program.
    ///   - count: how many weights there are.
    ///   - spare: how many zeros are put after them.
    /// - Returns: the weights, then the zeros.
    package static func weights(of characters: UnsafeBufferPointer<UInt8>, count: Int, spare: Int = 0) -> [Int8] {
        let symbols = (0...UInt8.max).map { Symbol($0) }
        var weights = [Int8](repeating: 0, count: count + spare)
        guard var next = characters.baseAddress else { return weights }
        let end = next + characters.count
        weights.withUnsafeMutableBufferPointer { weights in
            symbols.withUnsafeBufferPointer { symbols in
                var place = 0
                while next < end {
                    let symbol = symbols[Int(next.pointee)]
                    next += 1
                    if symbol.weight != 0 {
                        place += Int(symbol.zeros)
                        precondition(place < count)
                        weights[place] = symbol.weight
                        place += 1
                    } else if symbol.zeros == wide {
                        place += number(of: next[0])
                        precondition(place < count)
                        weights[place] = Int8(number(of: next[1]) - largest)
                        place += 1
                        next += 2
                    }
                }
            }
        }
        return weights
    }

    /// The number of a character.
    private static func number(of character: UInt8) -> Int {
        Int(character) - Int(first) - (character > backslash ? 1 : 0)
    }

    /// What a character stands for.
    private struct Symbol {
        /// How many zeros come first; `wide` for `~`.
        var zeros: UInt8 = 0
        /// The weight; 0 for `~` and a line end.
        var weight: Int8 = 0

        init(_ character: UInt8) {
            guard character >= first else { return }
            let number = WeightCode.number(of: character)
            guard number < wide else {
                zeros = UInt8(wide)
                return
            }
            zeros = UInt8(number / near)
            let magnitude = Int8(number % near / 2 + 1)
            weight = number % 2 == 0 ? magnitude : -magnitude
        }
    }
}
