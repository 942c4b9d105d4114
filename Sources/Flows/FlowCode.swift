/// The stable names of the mistakes that a flow file can hold, and of the ways in which a claim can fail.
///
/// `F1..` are mistakes in the file, found before anything is played; `F2..` come from playing it.
public enum FlowCode: String, CaseIterable, Sendable {
    // MARK: The file

    /// The file is no YAML.
    case syntax = "F101"
    /// A key stands twice.
    case duplicateKey = "F102"
    /// An anchor or an alias.
    case anchor = "F103"
    /// A tag.
    case tag = "F104"
    /// A merge key.
    case mergeKey = "F105"
    /// A key that is no text.
    case keyShape = "F106"
    /// A file larger than is read.
    case tooLarge = "F107"
    /// Nested deeper than is read.
    case tooDeep = "F108"
    /// A character that YAML cannot hold, or a file that is no UTF-8.
    case unreadable = "F109"
    /// A key that is not known there.
    case unknownKey = "F110"
    /// A key that has to be there.
    case missingKey = "F111"
    /// A text, a list or a map where another was expected.
    case shape = "F112"
    /// No whole number, or one out of range.
    case number = "F113"
    /// Neither yes nor no.
    case boolean = "F114"
    /// A word that is not known there: a stage, a status, a disturbance.
    case choice = "F115"
    /// Not `flow/1`.
    case version = "F116"
    /// A text that must not be empty.
    case empty = "F117"

    // MARK: Values

    /// No zone of that name.
    case zone = "F120"
    /// No moment.
    case moment = "F121"
    /// No day of the calendar.
    case day = "F122"
    /// No sum of money.
    case sum = "F123"
    /// No order number.
    case orderNumber = "F124"
    /// No email address.
    case address = "F125"
    /// No language tag.
    case language = "F126"
    /// No regular expression.
    case expression = "F127"
    /// No name for a golden text.
    case snapshotName = "F128"
    /// No mail, or a mail that cannot be read.
    case mail = "F129"

    // MARK: Steps and claims

    /// A step without a verb.
    case emptyStep = "F130"
    /// A verb that is not known.
    case verb = "F131"
    /// A notice of the marketplace that is not known.
    case notice = "F132"
    /// A command that is not known, or is none.
    case command = "F133"
    /// A way to end the process that is not known.
    case restart = "F134"
    /// More steps than are played.
    case tooManySteps = "F135"
    /// A claim that is not known.
    case claim = "F140"
    /// A claim that is neither a map nor `nothing`.
    case claimShape = "F141"
    /// `nothing` beside other claims.
    case nothing = "F142"
    /// A clock that no playbook has.
    case clock = "F143"
    /// A template that no marketplace has.
    case template = "F144"
    /// A question that is never asked.
    case slot = "F145"
    /// A meaning that is not known.
    case meaning = "F146"
    /// An event that is not known.
    case event = "F147"
    /// A matcher with no condition.
    case matcher = "F148"

    // MARK: Reuse

    /// An included file that cannot be read.
    case include = "F150"
    /// A file that includes itself.
    case includeCycle = "F151"
    /// A variable that is not given.
    case variable = "F152"
    /// A value that the included file does not take, or that no step uses.
    case unusedVariable = "F153"
    /// A row with other keys than the first.
    case row = "F154"
    /// `${` without its end.
    case reference = "F155"
    /// A label that no earlier claim gave.
    case label = "F156"
    /// A field that the labelled output does not have.
    case field = "F157"
    /// A label given twice.
    case labelTwice = "F158"
    /// A draft that no earlier claim named.
    case draftName = "F159"

    // MARK: Playing

    /// The virtual clock cannot move so.
    case time = "F204"
    /// A command that does not fit the moment.
    case play = "F205"
    /// The named draft does not wait.
    case draft = "F206"
    /// The engine refused the turn.
    case refused = "F207"
    /// `nothing` was claimed and something happened.
    case notNothing = "F211"
    /// A claim that did not happen.
    case missing = "F212"
    /// Something happened that was not claimed.
    case unclaimed = "F213"
    /// A part of an output is different.
    case part = "F214"
    /// A fact or the state is different.
    case state = "F215"
    /// An event was not recorded.
    case unrecorded = "F216"
    /// There is no golden text.
    case noSnapshot = "F217"
    /// A golden text is different.
    case snapshot = "F218"
    /// Other clocks run at the end.
    case timers = "F221"
    /// Other emails wait at the end.
    case outbox = "F222"
    /// Other messages went to the seller.
    case thread = "F223"
    /// The end is not the same under a disturbance.
    case disturbed = "F231"
}
