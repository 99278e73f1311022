package org.menkyo.accesstoken;

/** What a token stands for. */
public enum TokenKind {
    /** Made by its owner for a program; lasts long, may be limited, and makes no other credentials (LC-211). */
    ACCESS("menkyo_a_"),
    /** A sign-in of its owner that goes on for a short time; may do what the owner may. */
    SESSION("menkyo_s_");

    private final String prefix;

    TokenKind(String prefix) {
        this.prefix = prefix;
    }

    /** What tokens of this kind begin with, so that they are recognized wherever they turn up. */
    String prefix() {
        return prefix;
    }
}
