extension Replies {
    /// A seller who hardly ever answers.
    static let silent: [Persona.Answer: [String]] = [
        .greets: [
            "Hello dear friend!",
            "Hi, have a nice day :)",
            "Good morning!",
            "Hello, thank you for your message.",
            "Thanks for shopping with us!",
            "Happy new week, my friend",
            "Hi dear, nice to meet you",
            "你好",
        ],
        .automatic: [
            "[Auto-reply] Thank you for contacting us. Our working hours are Monday to Friday, 9:00-18:00 Beijing time.",
            "This is an automatic message: we have received your inquiry and will reply within 24 hours.",
            "Automatic reply: our customer service is offline now. Please leave a message.",
            "Dear customer, this is an automated response. A member of our team will be with you soon.",
            "Auto reply: we are not at the desk at the moment. Your message has been received.",
            "Thank you for your message. This mailbox is answered automatically outside office hours.",
            "[Automatic response] Your message is important to us. Please do not reply to this message.",
            "[自动回复] 您好，客服暂时不在线，稍后会尽快回复您。",
        ],
        .waits: [
            "Please wait.",
            "wait a moment pls",
            "We check and come back to you",
            "A little patience please, we are busy these days.",
            "I will ask the warehouse.",
            "please wait for our answer dear",
            "Still checking, wait please",
            "One moment, I forward it to my colleague.",
        ],
    ]
}
