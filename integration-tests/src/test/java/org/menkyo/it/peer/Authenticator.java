package org.menkyo.it.peer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An authenticator app that is not Menkyo's: RFC 6238 by Python's standard library.
 *
 * @param folder where it may leave files
 * @param secret in Base32
 */
public record Authenticator(Path folder, String secret) {

    private static final String PROGRAM = """
            import base64, hmac, struct, sys, time
            period = int(time.time()) // 30 + int(sys.argv[2])
            mac = hmac.new(base64.b32decode(sys.argv[1]), struct.pack('>Q', period), 'sha1').digest()
            at = mac[-1] & 15
            print('%06d' % ((struct.unpack('>I', mac[at:at + 4])[0] & 0x7fffffff) % 1000000), end='')
            """;

    /** Skips the test where there is no Python, see {@link Peers#need}. */
    public static void need() {
        Peers.need(Peers.runs("python3", "--version"), "python3");
    }

    /** The code of so many periods of 30 seconds from now. */
    public String code(int periods) {
        return new Program(folder, Map.of())
                .expectSuccess(List.of("python3", "-c", PROGRAM, secret, String.valueOf(periods)));
    }
}
