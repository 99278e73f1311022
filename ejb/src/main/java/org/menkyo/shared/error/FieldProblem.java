package org.menkyo.shared.error;

/** What can be wrong with a field of the input. */
public enum FieldProblem {
    /** The field is required. */
    REQUIRED,
    /** Longer than the number of characters that the argument names. */
    TOO_LONG,
    /** Shorter than the number of characters that the argument names. */
    TOO_SHORT,
    /** A password that many people use, or such a one with little around it (LC-209). */
    COMMON_PASSWORD,
    /** A password that contains the name of its account (LC-209). */
    ACCOUNT_NAME,
    /** The name of a person's account that begins with a word that is kept for technical ones. */
    RESERVED_NAME,
    /** The name of a technical account that begins with none of the words that the argument lists. */
    TECHNICAL_NAME,
    /** The same as it is already. */
    UNCHANGED,
    /** Not of the form that the field has. */
    MALFORMED,
    /** Not one of the values that the argument lists. */
    NOT_ONE_OF,
    /** Contains control characters. */
    CONTROL_CHARACTERS,
    /** Not a valid e-mail address. */
    NOT_AN_EMAIL,
    /** Outside the range that the arguments name. */
    OUT_OF_RANGE,
    /** More entries than the number that the argument names. */
    TOO_MANY,
    /** Fewer entries than the number that the argument names. */
    TOO_FEW,
    /** Names something that does not exist, such as a product. */
    UNKNOWN,
    /** A parameter that the operation does not have; the argument lists those that it has. */
    UNKNOWN_PARAMETER,
    /** A parameter of an operation that has none. */
    NO_PARAMETERS,
    /** Must be true. */
    TRUE_NEEDED,
    /** Exists, but cannot be ordered (LC-710). */
    NOT_ORDERABLE,
    /** Stands twice where it may stand once. */
    DUPLICATE,
    /** Has no activation left of those that the argument counts. */
    NONE_LEFT,
    /** Is recorded already, with other content. */
    RECORDED_OTHERWISE,
    /** Has a value that is not allowed together with the others. */
    NOT_ALLOWED,
    /** Must have the value that the argument names, which it has had before. */
    STAYS,
    /** Lacks the entry that the argument names, which was there before. */
    LACKS,
    /** A group of digits whose check digit does not fit; the argument is its number, 1 first (VA-403). */
    MISTYPED_GROUP
}
