/// Words and beginnings of words as a tree of scalars, so that a word is gone through once however many are looked for.
///
/// A node is a number from 0, the root, to `count - 1`; what is known of a node is kept beside the tree, by its number.
package struct WordTree: Sendable {
    /// Each filled slot is a step: node, scalar and the node it leads to, 21, 21 and 22 bits; 0 is free.
    private var slots: [UInt64]
    /// How many nodes there are.
    package private(set) var count = 1

    /// A tree with the root alone.
    ///
    /// - Parameter capacity: so many nodes fit before the tree has to be laid out anew.
    package init(capacity: Int = 64) {
        var size = 128
        while size < capacity * 2 { size *= 2 }
        slots = [UInt64](repeating: 0, count: size)
    }

    /// The node that a scalar leads to, `nil` when no word goes that way.
    @inline(__always)
    package func next(_ node: Int, _ scalar: Unicode.Scalar) -> Int? {
        let key = WordTree.key(node, scalar)
        return slots.withUnsafeBufferPointer { slots in
            var slot = WordTree.slot(key, slots.count)
            while slots[slot] != 0 {
                if slots[slot] >> WordTree.nodeBits == key { return Int(slots[slot] & WordTree.nodeMask) }
                slot = (slot + 1) & (slots.count - 1)
            }
            return nil
        }
    }

    /// The node that a scalar leads to, made when there is none.
    package mutating func insert(_ node: Int, _ scalar: Unicode.Scalar) -> Int {
        if let next = next(node, scalar) { return next }
        if count * 2 > slots.count { grow() }
        fill(WordTree.key(node, scalar) << WordTree.nodeBits | UInt64(count))
        count += 1
        return count - 1
    }

    private mutating func fill(_ step: UInt64) {
        var slot = WordTree.slot(step >> WordTree.nodeBits, slots.count)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = step
    }

    private mutating func grow() {
        let steps = slots
        slots = [UInt64](repeating: 0, count: steps.count * 2)
        for step in steps where step != 0 { fill(step) }
    }

    private static let scalarBits: UInt64 = 21
    private static let nodeBits: UInt64 = 22
    private static let nodeMask: UInt64 = (1 << nodeBits) - 1

    private static func key(_ node: Int, _ scalar: Unicode.Scalar) -> UInt64 {
        UInt64(truncatingIfNeeded: node) << scalarBits | UInt64(scalar.value)
    }

    /// Where a step is looked for first (Fibonacci hashing, Knuth volume 3, 6.4).
    private static func slot(_ key: UInt64, _ size: Int) -> Int {
        Int((key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (size - 1)
    }
}

/// Numbers sorted into groups, in the order given: what is known of each node of a tree.
package struct GroupedNumbers: Sendable {
    private let starts: [Int32]
    private let numbers: [Int32]

    /// Sorts numbers into their groups.
    ///
    /// - Parameters:
    ///   - pairs: numbers, each with its group, 0 to `groups - 1`.
    ///   - groups: how many groups there are.
    package init(_ pairs: [(group: Int32, number: Int32)], groups: Int) {
        var places = [Int32](repeating: 0, count: groups + 1)
        for pair in pairs { places[Int(pair.group) + 1] += 1 }
        for group in 0..<groups { places[group + 1] += places[group] }
        starts = places
        var numbers = [Int32](repeating: 0, count: pairs.count)
        for pair in pairs {
            numbers[Int(places[Int(pair.group)])] = pair.number
            places[Int(pair.group)] += 1
        }
        self.numbers = numbers
    }

    /// The numbers of a group.
    package subscript(group: Int) -> ArraySlice<Int32> { numbers[Int(starts[group])..<Int(starts[group + 1])] }
}
