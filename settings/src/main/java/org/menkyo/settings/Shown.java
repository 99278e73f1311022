package org.menkyo.settings;

import java.util.regex.Pattern;

/** How a value is shown to people: short, on one line, and an address without passwords. */
final class Shown {

    private static final int LONGEST = 120;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern SIGN_IN = Pattern.compile("//[^/@]*@");
    private static final Pattern QUERY = Pattern.compile("^([a-z]+:.*?\\?).*$");

    private Shown() {}

    static String of(String value) {
        String line = CONTROL.matcher(value.strip()).replaceAll(" ");
        String withoutSignIn = SIGN_IN.matcher(line).replaceAll("//…@");
        String shown = QUERY.matcher(withoutSignIn).replaceAll("$1…");
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
    }
}
