/// A row of digits in a text, and what it is said to be.
struct NumberRun {
    /// The digits, without the blanks and dashes between them.
    var digits: String
    /// Whether the nearest word before it says that it is a parcel's number.
    var isTracking: Bool

    /// The rows of digits of a text; single blanks and dashes inside them are part of a row.
    static func all(in text: String) -> [NumberRun] {
        var runs: [NumberRun] = []
        var run = ""
        var gap = 0
        var before = ""
        func end() {
            guard !run.isEmpty else { return }
            // What a short number is said to be decides nothing.
            let isTracking = run.utf8.count >= shortestTracking && saysTracking(before)
            runs.append(NumberRun(digits: run, isTracking: isTracking))
            run = ""
            before = ""
        }
        for scalar in text.unicodeScalars {
            if let digit = digit(scalar) {
                run += String(digit)
                gap = 0
            } else if !run.isEmpty, gap == 0, scalar == " " || scalar == "-" || scalar == "\u{A0}" {
                gap = 1
            } else {
                end()
                gap = 0
                before.unicodeScalars.append(scalar)
            }
        }
        end()
        return runs
    }

    /// Numbers of fewer digits are neither orders nor cards.
    private static let shortestTracking = 8

    /// The value of a decimal digit of any script.
    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        if scalar.isASCII { return (48...57).contains(scalar.value) ? Int(scalar.value) - 48 : nil }
        guard scalar.properties.numericType == .decimal else { return nil }
        return scalar.properties.numericValue.map { Int($0) }
    }

    /// Whether the words before a number name a parcel last, and not an order.
    private static func saysTracking(_ text: String) -> Bool {
        // Only what stands near tells what the number is.
        let near = String(text.suffix(40)).lowercased()
        func last(_ words: [String]) -> String.Index? {
            words.filter(near.holds).compactMap { word in near.ranges(of: word).last?.lowerBound }.max()
        }
        guard let parcel = last(parcelWords) else { return false }
        return last(orderWords).map { $0 < parcel } ?? true
    }

    private static let parcelWords = [
        "track", "shipment", "consignment", "waybill", "parcel n", "parcel code", "трек", "отслеж", "накладн", "посылк",
        "отправлени", "seguimiento", "rastre", "guía", "guia", "suivi", "colis n", "sendung", "paketn", "śledz",
        "sledz", "przesył", "listu przewoz", "运单", "快递", "物流", "追踪", "跟踪",
    ]
    private static let orderWords = [
        "order", "заказ", "pedido", "orden", "commande", "bestell", "auftrag", "zamów", "zamow", "订单",
    ]
}
