import ConversationCore

/// How the buyer puts the truth, as plain sentences.
enum BuyerWords {
    /// The first line to Rescind.
    static func opening(_ world: World, using generator: inout Generator) -> String {
        let order = world.order
        let price = generator.chance(percent: 70) ? " It was \(order.price)." : ""
        switch generator.whole(0...2) {
        case 0: return "I want to cancel order \(order.number)"
        case 1: return "Please help me with order \(order.number). \(stage(of: world, using: &generator)).\(price)"
        default:
            let stage = stage(of: world, using: &generator)
            return
                "I want my money back for order \(order.number). \(stage). \(reason(of: world, using: &generator)).\(price)"
        }
    }

    /// The true answer to a question of Rescind's.
    ///
    /// - Parameters:
    ///   - slot: what is asked.
    ///   - world: the truth.
    ///   - generator: the buyer's numbers.
    /// - Returns: the answer; every reading is confirmed, no point of no return ever is.
    static func answer(_ slot: Slot, _ world: World, using generator: inout Generator) -> String {
        let order = world.order
        switch slot {
        case .order: return "It is \(order.number)"
        case .stage: return stage(of: world, using: &generator)
        case .reason: return reason(of: world, using: &generator)
        case .paymentMethod: return method(order.method)
        case .orderedOn: return "I ordered it on \(day(order.orderedAt, using: &generator))"
        case .paidOn:
            guard let paidAt = order.paidAt else { return "I have not paid" }
            return "I paid on \(day(paidAt, using: &generator))"
        case .shippedOn:
            guard world.stage >= .shipped, let shippedAt = order.shipsAt else { return "No, it is not shipped yet" }
            return "It was shipped on \(day(shippedAt, using: &generator))"
        case .receivedOn:
            guard let arrivedAt = world.arrivedAt else { return "No, it has not arrived yet" }
            return "It arrived on \(day(arrivedAt, using: &generator))"
        case .deadline:
            guard let end = world.shownProtectionEnd else { return "No, it is not shipped yet" }
            let day = day(end, using: &generator)
            return generator.pick(["Until \(day)", "The order page says until \(day)", day])
        case .question: return "When do you ship it?"
        case .meaning: return generator.pick(["yes", "y", "Yes, that is right"])
        case .disputeOpen: return world.isDisputed ? "yes, it is open" : "no"
        case .confirmation: return "no"
        }
    }

    /// A day, in one of two ways of writing it.
    private static func day(_ moment: Instant, using generator: inout Generator) -> String {
        let date = Order.zone.date(moment)
        if generator.chance(percent: 50) { return "\(date)" }
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        let (year, month, day) = date.components
        return "\(day) \(months[month - 1]) \(year)"
    }

    private static func stage(of world: World, using generator: inout Generator) -> String {
        switch world.stage {
        case .awaitingPayment: generator.pick(["I have not paid it yet", "It is not paid yet"])
        case .paymentReview: generator.pick(["The payment is still being checked", "My payment is being verified"])
        case .paid: generator.pick(["It is paid and not shipped yet", "I paid, it has not been shipped"])
        case .shipped: generator.pick(["It has been shipped", "It is on its way"])
        case .received: generator.pick(["It has arrived", "I received it"])
        }
    }

    private static func reason(of world: World, using generator: inout Generator) -> String {
        switch world.stage == .received ? world.order.fault ?? world.order.reason : world.order.reason {
        case .byMistake: generator.pick(["I ordered it by mistake", "It was an accidental order"])
        case .foundCheaper: generator.pick(["I found it cheaper elsewhere", "I found a better price"])
        case .changedMind: generator.pick(["I no longer need it", "I changed my mind"])
        case .duplicate: generator.pick(["I ordered it twice", "It is a duplicate order"])
        case .wrongAddress: generator.pick(["I gave the wrong address", "The delivery address is wrong"])
        case .tooSlow: generator.pick(["It takes too long", "The delivery is too slow"])
        case .notAsDescribed:
            generator.pick(["It is not as described, the colour is different", "It looks nothing like the picture"])
        case .defective: generator.pick(["It is broken", "It does not work"])
        case .wrongItemOptions: generator.pick(["They sent the wrong size", "I got the wrong item"])
        default: "Another reason"
        }
    }

    private static func method(_ method: PaymentMethod) -> String {
        switch method.name {
        case "card": "By card"
        case "wallet": "With the e-wallet"
        case "paypal": "With PayPal"
        default: "By bank transfer"
        }
    }
}
