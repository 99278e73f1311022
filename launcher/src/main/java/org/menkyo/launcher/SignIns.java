package org.menkyo.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The accounts that the demo data define. */
public final class SignIns {

    /**
     * One account.
     *
     * @param purpose what one can try out with it
     */
    record SignIn(String name, String password, String purpose) {}

    private SignIns() {}

    /** The password of one of them. */
    public static String passwordOf(String name) {
        return all().stream()
                .filter(signIn -> signIn.name().equals(name))
                .map(SignIn::password)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the demo data have no account " + name));
    }

    static List<SignIn> all() {
        try (InputStream stream = SignIns.class.getResourceAsStream("sign-ins.properties");
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("=", 3))
                    .filter(parts -> parts.length == 3)
                    .map(parts -> new SignIn(parts[0].trim(), parts[1].trim(), parts[2].trim()))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
