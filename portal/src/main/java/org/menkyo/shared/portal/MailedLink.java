package org.menkyo.shared.portal;

/** What a person takes out of a mail: the link, or the token in it. */
public final class MailedLink {

    private MailedLink() {}

    /** The token, whether it came alone or in the link; null if nothing came. */
    public static String token(String typed) {
        String given = Fields.given(typed);
        return given == null ? null : given.strip().replaceFirst("^.*#token=", "");
    }
}
