import Testing
import Understanding

/// The text of weights gives the weights back.
///
/// `script/test` shows beside this that the committed models are what the training texts yield.
@Suite struct WeightCodeTests {
    @Test(arguments: [1, 7, 50, 400])
    func `weights come back as they were`(rarity: Int) {
        var seed: UInt64 = 1
        func random(_ count: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % count
        }
        let weights = (0..<20_000)
            .map { _ in
                let isLarge = random(8) == 0
                return random(rarity) > 0
                    ? 0 : Int8(isLarge ? random(2 * WeightCode.largest + 1) - WeightCode.largest : random(9) - 4)
            }
        let text = WeightCode.text(of: weights)
        #expect(read(text, count: weights.count) == weights)
        #expect(text.utf8.allSatisfy { $0 == 0x0A || (0x23...0x7E).contains($0) } && !text.contains("\\"))
        #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= 112 })
    }

    private func read(_ text: String, count: Int, spare: Int = 0) -> [Int8] {
        Array(text.utf8).withUnsafeBufferPointer { WeightCode.weights(of: $0, count: count, spare: spare) }
    }

    @Test func `numbers come back as they were`() {
        let numbers = [0, 1, 89, 90, 180, 181, 1000, 131_071]
        let text = WeightCode.text(ofNumbers: numbers)
        var found: [Int] = []
        Array(text.utf8).withUnsafeBufferPointer { WeightCode.forEachNumber(of: $0) { found.append($0) } }
        #expect(found == numbers && !text.contains("\\") && !text.contains("\""))
    }

    @Test func `zeros follow the last weight and those that were asked for`() {
        #expect(read("#", count: 4, spare: 2) == [1, 0, 0, 0, 0, 0])
        #expect(read("\n#\n$\n", count: 2) == [1, -1])
        #expect(read("", count: 3) == [0, 0, 0])
    }
}
