package org.menkyo.it.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.menkyo.it.product.RunningProduct;

/** Where a message ends is told in one way or not at all, so that none hides in another one (RFC 9112 section 6.3). */
class MessageBoundariesIT {

    private static final String HIDDEN = "GET /api/health/live HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n";

    @ParameterizedTest
    @CsvSource({
        "'Content-Length: 6\\r\\nTransfer-Encoding: chunked', '0\\r\\n\\r\\nX'",
        "'Transfer-Encoding: chunked\\r\\nContent-Length: 5',  '0\\r\\n\\r\\n'",
        "'Content-Length: 0\\r\\nContent-Length: 44',          ''",
        "'Transfer-Encoding: chunked\\r\\nTransfer-Encoding: identity', '0\\r\\n\\r\\n'",
        "'Content-Length: -1',                             ''",
        "'Content-Length: +0',                             ''",
        "'Content-Length: 0, 0',                           ''",
    })
    void aMessageThatCouldEndInTwoPlacesIsRefusedAndNothingBehindItIsRead(String headers, String body)
            throws IOException {
        URI server = RunningProduct.get().server();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(30_000);
            String request =
                    "POST /api/accounts HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Type: application/json\\r\\n"
                            + headers + "\\r\\n\\r\\n" + body + HIDDEN;
            socket.getOutputStream().write(request.replace("\\r\\n", "\r\n").getBytes(ISO_8859_1));

            String answers = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

            assertThat(answers).startsWith("HTTP/1.1 400 ");
            assertThat(answers.split("HTTP/1\\.1 ", -1)).as(answers).hasSize(2);
        }
    }
}
